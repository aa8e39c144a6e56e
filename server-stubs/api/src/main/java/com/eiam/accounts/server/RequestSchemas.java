package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ErrorCode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The schemas that requests are held against, compiled once; and which of several broken rules is answered. */
final class RequestSchemas {

    private static final String DOCUMENT = "https://eiam.invalid/openapi";
    private static final Dialect DIALECT = Dialect.builder(Dialects.getOpenApi31())
            .keyword(new MaxBytesKeyword())
            .keyword(new NonValidationKeyword(Place.ERROR_CODE))
            .keyword(new NonValidationKeyword("x-extensible"))
            .build();

    private final SpecDocument document;
    private final Map<JsonPointer, Schema> compiled = new HashMap<>();

    RequestSchemas(ApiDescription description) {
        this.document = description.document();
        String text = document.root().toString();
        SchemaRegistry registry = SchemaRegistry.withDialect(
                DIALECT, builder -> builder.schemas(uri -> uri.equals(DOCUMENT) ? text : null));
        description.operations().stream()
                .flatMap(operation -> Stream.concat(
                        operation.parameters().stream().map(Operation.Parameter::schema),
                        operation.body().map(Operation.Body::schema).stream()))
                .forEach(pointer -> compile(registry, pointer));
        document.at(JsonPointer.compile("/components/schemas"))
                .propertyNames()
                .forEach(name -> compile(registry, component(name)));
    }

    private void compile(SchemaRegistry registry, JsonPointer pointer) {
        compiled.computeIfAbsent(pointer, at -> {
            Schema schema = registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + at));
            schema.initializeValidators();
            return schema;
        });
    }

    static JsonPointer component(String name) {
        return JsonPointer.compile("/components/schemas/" + name);
    }

    /**
     * Holds a value against a schema.
     *
     * @param schema where the schema stands in the description
     * @param field the name of the value as messages show it
     * @throws Violation of the first broken rule: in the order of the schema's properties, unknown ones last
     */
    void check(JsonPointer schema, String field, JsonNode value) {
        Place top = Place.of(document, schema, field, value);
        Stream<Broken> texts = UnsafeText.in(value).map(path -> new Broken(top.below(path), Violation.TEXT));
        List<com.networknt.schema.Error> errors = compiled.get(schema).validate(value);
        Stream<Broken> rules = errors.stream().map(error -> Broken.of(top, error));
        Optional<Broken> first = Stream.concat(texts, rules).min(Broken.ORDER);
        if (first.isPresent()) {
            throw first.get().violation();
        }
    }

    /** A place in the request and the keyword that it breaks. */
    private record Broken(Place place, String keyword) {

        static final Comparator<Broken> ORDER = Comparator.comparing(Broken::place)
                .thenComparing(broken -> broken.place().positionOf(broken.keyword()));

        static Broken of(Place top, com.networknt.schema.Error error) {
            var location = error.getInstanceLocation();
            List<Object> path = Stream.iterate(0, i -> i < location.getNameCount(), i -> i + 1)
                    .map(location::getElement)
                    .collect(Collectors.toList());
            String keyword = error.getKeyword();
            if (keyword.equals("required") || keyword.equals("additionalProperties")) {
                path.add(error.getProperty());
            }
            Place place = top.below(path);
            // Where null is not allowed it says as little as no value at all.
            return new Broken(place, keyword.equals("type") && place.isNull() ? "required" : keyword);
        }

        Violation violation() {
            Optional<ErrorCode> code = place.code(keyword);
            return new Violation(place.name(), keyword, place.limit(keyword), code.orElse(null));
        }
    }
}
