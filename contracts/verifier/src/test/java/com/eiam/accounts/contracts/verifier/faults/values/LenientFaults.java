package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers that convert values of another type: each field of each body with each conversion. */
final class LenientFaults implements Faults {

    private static final Map<String, UnaryOperator<JsonNode>> ANY = new TreeMap<>(Map.of(
            "a number as text", value -> value.isNumber() ? Stored.JSON.stringNode(value.asString()) : value,
            "a boolean as text", value -> value.isBoolean() ? Stored.JSON.stringNode(value.asString()) : value,
            "an empty list as absent", value -> value.isArray() && value.isEmpty() ? null : value,
            "an empty object as absent", value -> value.isObject() && value.isEmpty() ? null : value,
            "a list of one as its entry", value -> value.isArray() && value.size() == 1 ? value.get(0) : value));
    private static final Map<String, UnaryOperator<JsonNode>> NO_TEXT = new TreeMap<>(Map.of(
            "an empty text as absent",
                    value -> value.isString() && value.stringValue().isEmpty() ? null : value,
            "0 as false", value -> value.isInt() && value.intValue() == 0 ? Stored.JSON.booleanNode(false) : value,
            "1 as true", value -> value.isInt() && value.intValue() == 1 ? Stored.JSON.booleanNode(true) : value,
            "the text false",
                    value -> value.asString("").equals("false") && value.isString()
                            ? Stored.JSON.booleanNode(false)
                            : value,
            "the text TRUE",
                    value -> value.isString() && value.asString("").equalsIgnoreCase("true")
                            ? Stored.JSON.booleanNode(true)
                            : value));

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                        Stream.of("createOrphanAccount", "createPublicAccount", "createBasicAccount", "updateAccount")
                                .flatMap(operation -> Stream.of(
                                                Stream.of("account_name", "name", "org_code", "password", "extension")
                                                        .flatMap(field -> fields(operation, field, ANY)),
                                                fields(operation, "disabled", NO_TEXT),
                                                fields(
                                                        operation,
                                                        "extension",
                                                        Map.of(
                                                                "an empty text as absent",
                                                                NO_TEXT.get("an empty text as absent"))))
                                        .flatMap(faults -> faults)),
                        fields("createBasicAccount", "user_id", ANY),
                        fields("bindPublicAccountOwner", "user_name", ANY))
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> fields(
            String operation, String field, Map<String, UnaryOperator<JsonNode>> conversions) {
        return conversions.entrySet().stream()
                .filter(conversion -> !field.equals("extension") || shows(operation, conversion.getKey()))
                .map(conversion -> Fault.changedBody(
                        CHECKS,
                        "takes " + conversion.getKey() + " for " + field + " in " + operation,
                        operation,
                        json -> {
                            if (!json.has(field)) {
                                return json;
                            }
                            JsonNode changed = conversion.getValue().apply(json.get(field));
                            return changed == null ? json.without(field) : json.set(field, changed);
                        }));
    }

    /**
     * Whether a caller sees it in extension: its values may be of any type, and an update with none changes nothing.
     */
    private static boolean shows(String operation, String conversion) {
        return !conversion.endsWith("as text")
                && !(operation.equals("updateAccount") && conversion.equals("an empty object as absent"));
    }
}
