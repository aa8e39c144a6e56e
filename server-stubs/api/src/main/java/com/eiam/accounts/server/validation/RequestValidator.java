package com.eiam.accounts.server.validation;

import com.eiam.accounts.server.RequestRules;
import com.eiam.accounts.server.description.ApiDescription;
import com.eiam.accounts.server.description.RequestSchema;
import com.eiam.accounts.server.json.ModelJson;
import com.networknt.schema.Error;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Checks requests against the spec's schemas. The first broken rule counts: rules are ordered as the schema's
 * properties are, unknown fields come last. Implementers use {@link RequestRules}.
 */
public final class RequestValidator implements RequestRules {

    /** The rule that text is Unicode which every database can store. */
    private static final String TEXT = "text";

    private final ApiDescription description;

    public RequestValidator(ApiDescription description) {
        this.description = description;
    }

    @Override
    public void check(Object request) {
        ModelJson.MAPPER.valueToTree(request).properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> check(
                        description.schema(request.getClass(), field.getKey()), field.getKey(), field.getValue()));
    }

    /** @throws Violation if the body breaks a rule */
    public void checkBody(Class<?> model, JsonNode body) {
        check(description.schema(model), Violation.BODY, body);
    }

    /** @throws Violation if the value breaks a rule */
    public static void check(RequestSchema schema, String name, JsonNode value) {
        Location top = Location.of(schema, name, value);
        Stream<Broken> texts = UnsafeText.in(value).map(path -> new Broken(top.below(path), TEXT));
        Stream<Broken> rules = schema.errors(value).stream().map(error -> Broken.of(top, error));
        Stream.concat(texts, rules).min(Broken.ORDER).ifPresent(first -> {
            throw first.location().violation(first.keyword());
        });
    }

    public static Violation missing(RequestSchema schema, String name) {
        return Location.of(schema, name, JsonNodeFactory.instance.nullNode()).violation("required");
    }

    private record Broken(Location location, String keyword) {

        static final Comparator<Broken> ORDER = Comparator.comparing(Broken::location)
                // Text in the place of a number has an error of its own, whatever its characters are.
                .thenComparing(broken -> !broken.keyword().equals("type"))
                .thenComparing(broken -> broken.location().positionOf(broken.keyword()));

        static Broken of(Location top, Error error) {
            var instance = error.getInstanceLocation();
            List<Object> path = IntStream.range(0, instance.getNameCount())
                    .mapToObj(instance::getElement)
                    .collect(Collectors.toList());
            String keyword = error.getKeyword();
            if (keyword.equals("required") || keyword.equals("additionalProperties")) {
                path.add(error.getProperty());
            }
            Location location = top.below(path);
            // Where null is not allowed, it means as little as no value at all.
            boolean missing = keyword.equals("type") && location.value().isNull();
            return new Broken(location, missing ? "required" : keyword);
        }
    }
}
