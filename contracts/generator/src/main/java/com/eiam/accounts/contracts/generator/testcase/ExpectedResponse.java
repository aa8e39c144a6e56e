package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Expectation;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The response that a contract expects.
 *
 * @param headers the headers that must be there
 * @param body a whole body, with an example of each value that the contract leaves to the schema; missing if there is
 *     none
 * @param open the schemas of the top-level keys whose values are such examples
 * @param absent top-level keys that the body must not have, though its schema allows them
 */
public record ExpectedResponse(
        int status,
        Map<String, Expectation.Header> headers,
        JsonNode body,
        Map<String, JsonNode> open,
        Set<String> absent) {

    /** RFC 6749, 5.1. */
    private static final String ACCESS_TOKEN = "access_token";

    static ExpectedResponse of(Spec spec, Operation operation, Draft draft, Draft first) {
        Operation.Response declared = declared(operation, draft);
        Map<String, JsonNode> open = new LinkedHashMap<>();
        JsonNode body = draft.isSuccess()
                ? success(spec, operation, draft, first, declared, open)
                : new RefusalBody(spec, operation, draft).inLanguageOf(draft.request());
        Set<String> absent = draft.isSuccess() ? statedAsAbsent(spec, draft, declared) : ofOthers(spec, declared, body);
        Map<String, Expectation.Header> headers =
                ResponseHeaders.of(spec, operation, draft, declared, !body.isMissingNode());
        return new ExpectedResponse(draft.status(), headers, body, open, absent);
    }

    /** The values that the contract states: the body without the examples. */
    public Optional<JsonNode> stated() {
        if (body instanceof ObjectNode object) {
            return Optional.of(object.deepCopy().remove(open.keySet()));
        }
        return Optional.of(body).filter(value -> !value.isMissingNode());
    }

    private static Operation.Response declared(Operation operation, Draft draft) {
        String outcome = draft.error().map(ErrorEntry::code).orElse(String.valueOf(draft.status()));
        return operation.responses().stream()
                .filter(response -> draft.isSuccess()
                        ? response.status().equals(outcome)
                        : response.codes().contains(outcome))
                .findFirst()
                .orElseThrow(() -> TestCase.fault(
                        operation, draft.name(), "expects " + outcome + ", which the operation does not declare"));
    }

    /** The keys of other errors: a body has those of its own error only. */
    private static Set<String> ofOthers(Spec spec, Operation.Response declared, JsonNode body) {
        JsonNode schema = spec.resolve(declared.schema());
        return Stream.concat(
                        Stream.of(schema), schema.path("oneOf").valueStream().map(spec::resolve))
                .flatMap(alternative -> alternative.path("properties").propertyNames().stream())
                .filter(key -> !body.has(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The keys that the contract states as null where the schema does not allow null. */
    private static Set<String> statedAsAbsent(Spec spec, Draft draft, Operation.Response declared) {
        JsonNode schema = spec.resolve(declared.schema());
        return draft.expected()
                .propertyStream()
                .filter(entry -> spec.statesAbsence(schema, entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode success(
            Spec spec,
            Operation operation,
            Draft draft,
            Draft first,
            Operation.Response declared,
            Map<String, JsonNode> open) {
        if (declared.schema().isMissingNode()) {
            return declared.schema();
        }
        JsonNode expected = draft.expected();
        if (!expected.isMissingNode() && !expected.isObject()) {
            return expected;
        }
        JsonNode schema = spec.resolve(declared.schema());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        expected.forEachEntry(body::set);
        body.remove(statedAsAbsent(spec, draft, declared));
        OpenApiDocument.texts(schema.path("required"))
                .filter(key -> !body.has(key))
                .forEach(key -> {
                    JsonNode property = spec.resolve(schema.path("properties").path(key));
                    open.put(key, property);
                    JsonNode example = example(declared, first, key, property)
                            .orElseThrow(() -> TestCase.fault(
                                    operation,
                                    draft.name(),
                                    "leaves out the key " + key + ", for which its response " + declared.status()
                                            + " has no example that a stub could answer with"));
                    body.set(key, example);
                });
        if (open.containsKey(ACCESS_TOKEN) && operation.security() == Security.BASIC) {
            // The token that stubs issue is the id of the client that asks for it.
            String client =
                    draft.request().credentials().map(Credentials::client).orElse("anonymous");
            body.put(ACCESS_TOKEN, client);
        }
        return body;
    }

    private static Optional<JsonNode> example(Operation.Response declared, Draft first, String key, JsonNode property) {
        Stream<JsonNode> ofResponse = declared.node()
                .at("/content/application~1json/examples")
                .valueStream()
                .map(example -> example.path("value").path(key));
        return Stream.of(
                        Stream.of(first.expected().path(key)),
                        ofResponse,
                        Stream.of(
                                property.path("examples").path(0),
                                property.path("enum").path(0)))
                .flatMap(examples -> examples)
                .filter(value -> !value.isMissingNode())
                .findFirst();
    }
}
