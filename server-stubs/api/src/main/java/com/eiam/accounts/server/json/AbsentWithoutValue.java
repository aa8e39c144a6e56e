package com.eiam.accounts.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Collection;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Leaves out keys without a value, unless the spec requires the key: then the value is {@code null}. A list without
 * entries is no value either: lists that the spec does not require have an entry at least.
 */
final class AbsentWithoutValue extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
        Schema schema = annotated.getAnnotation(Schema.class);
        if (schema == null || schema.requiredMode() != RequiredMode.NOT_REQUIRED) {
            return super.findPropertyInclusion(config, annotated);
        }
        boolean list = Collection.class.isAssignableFrom(annotated.getRawType());
        return JsonInclude.Value.empty()
                .withValueInclusion(list ? JsonInclude.Include.NON_EMPTY : JsonInclude.Include.NON_NULL);
    }
}
