package com.eiam.accounts.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Leaves out keys without a value, unless the spec requires the key: then the value is {@code null}. */
final class AbsentWhenNull extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
        Schema schema = annotated.getAnnotation(Schema.class);
        return schema != null && schema.requiredMode() == RequiredMode.NOT_REQUIRED
                ? JsonInclude.Value.empty().withValueInclusion(JsonInclude.Include.NON_NULL)
                : super.findPropertyInclusion(config, annotated);
    }
}
