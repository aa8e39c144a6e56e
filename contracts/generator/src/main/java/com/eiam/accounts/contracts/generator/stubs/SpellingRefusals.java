package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.BodyPatterns;
import com.eiam.accounts.contracts.generator.stubs.match.RequestPattern;
import com.eiam.accounts.contracts.generator.stubs.match.UrlPattern;
import com.eiam.accounts.contracts.generator.tenant.TenantAccount;
import com.eiam.accounts.contracts.generator.tenant.TenantApplication;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusal of a contract for what only looks like a reference to the contract tenant: an id in other letters, with blanks
 * around it or of another kind, a user's name with blanks around it or in the place of an id, and users that any contract names
 * as unknown.
 */
final class SpellingRefusals {

    private final Spec spec;
    private final TestCase refusal;
    private final ErrorEntry error;
    private final ObjectNode response;
    private final List<Stub> stubs = new ArrayList<>();

    private SpellingRefusals(Spec spec, TestCase refusal, ErrorEntry error, ObjectNode response) {
        this.spec = spec;
        this.refusal = refusal;
        this.error = error;
        this.response = response;
    }

    /** The stubs; none for a success, and for an error that does not come from a reference. */
    static List<Stub> of(Spec spec, TestCase refusal, ObjectNode response) {
        return refusal.draft()
                .error()
                .filter(error -> refusal.hasHeadersOfFirst())
                .map(error -> new SpellingRefusals(spec, refusal, error, response).stubs())
                .orElse(List.of());
    }

    private List<Stub> stubs() {
        List<Parameter> path = refusal.operation().parameters().stream()
                .filter(Parameter::isInPath)
                .toList();
        if (!path.isEmpty() && isUnknown(path.get(0).schema())) {
            path(List.of(otherThan(applications().map(TenantApplication::id).toList())));
        }
        if (path.size() > 1 && isUnknown(path.get(1).schema())) {
            path(List.of(UrlPattern.ANY, otherThan(accounts().toList())));
        }
        refusal.operation().body().map(Body::schema).stream()
                .flatMap(schema -> schema.path("properties").propertyStream())
                .forEach(property -> user(property.getKey(), spec.resolve(property.getValue())));
        return stubs;
    }

    private Stream<TenantApplication> applications() {
        return TenantApplication.of(spec).stream();
    }

    private Stream<String> accounts() {
        return applications()
                .flatMap(application -> application.accounts().stream())
                .map(TenantAccount::id);
    }

    /** The ids of everything in the tenant. */
    private Stream<String> ids() {
        Stream<String> others = applications()
                .flatMap(application -> Stream.concat(
                        Stream.concat(Stream.of(application.id()), application.roleIds().stream()),
                        application.organisations("org_id").stream()));
        return Stream.concat(users("user_id"), Stream.concat(accounts(), others));
    }

    /** A pattern of segments that are another spelling of these ids, or ids of another kind. */
    private String otherThan(List<String> known) {
        return "(?:" + UrlPattern.otherSpelling(known.stream()) + "|"
                + UrlPattern.any(ids().filter(id -> !known.contains(id))) + ")";
    }

    private boolean isUnknown(JsonNode schema) {
        return schema.path(Extensions.ERROR_CODE).path("unknown").asString("").equals(error.code());
    }

    private void path(List<String> path) {
        add(" of another spelling of an id", RequestPattern.any(spec, refusal.first(), path));
    }

    /** A field that refers to users has the name of one of their keys, or is a list of these. */
    private void user(String field, JsonNode schema) {
        boolean isList = schema.has("items");
        String key = isList ? field.replaceFirst("s$", "") : field;
        List<String> known = users(key).toList();
        if (known.isEmpty() || !isUnknown(isList ? spec.resolve(schema.path("items")) : schema)) {
            return;
        }
        boolean isName = RequestPattern.isName(spec, schema);
        Stream<String> others =
                isName ? ids() : Stream.of(ids(), users(), unknownUsers()).flatMap(any -> any);
        ObjectNode wrong = JsonNodeFactory.instance.objectNode().put("type", "string");
        wrong.put(
                "pattern",
                blanksAround(known) + (isName ? "" : otherCase(known)) + "|^"
                        + UrlPattern.any(
                                others.filter(user -> !known.contains(user)).distinct()) + "$");
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "object");
        body.putArray("required").add(field);
        ObjectNode value = body.putObject("properties").putObject(field);
        if (isList) {
            value.put("type", "array").set("contains", wrong);
        } else {
            value.setAll(wrong);
        }
        ObjectNode request = RequestPattern.any(spec, refusal.first(), List.of());
        request.putArray("bodyPatterns").add(BodyPatterns.matching(body));
        add(" of another spelling in " + field, request);
    }

    private Stream<String> users(String key) {
        return spec.tenant().path("users").valueStream().flatMap(user -> user.path(key).stringValueOpt().stream());
    }

    /** Everything that the tenant has of its users. */
    private Stream<String> users() {
        return spec.tenant()
                .path("users")
                .valueStream()
                .flatMap(user -> user.propertyStream())
                .flatMap(property -> property.getValue().stringValueOpt().stream());
    }

    /** The users in the requests of refused contracts that the tenant does not have. */
    private Stream<String> unknownUsers() {
        Set<String> known = users().collect(Collectors.toSet());
        return spec.operations().stream()
                .flatMap(operation -> operation.contracts().stream())
                .filter(contract -> contract.error().isPresent())
                .flatMap(this::usersIn)
                .filter(user -> !user.isBlank() && !known.contains(user));
    }

    private Stream<String> usersIn(Contract contract) {
        return contract.request()
                .path("body")
                .propertyStream()
                .filter(property -> users(property.getKey().replaceFirst("s$", ""))
                        .findAny()
                        .isPresent())
                .flatMap(property -> Stream.concat(
                        Stream.of(property.getValue()), property.getValue().valueStream()))
                .flatMap(value -> value.stringValueOpt().stream());
    }

    private static String blanksAround(List<String> known) {
        return "^ +(?i:%1$s) *$|^(?i:%1$s) +$".formatted(UrlPattern.any(known.stream()));
    }

    private static String otherCase(List<String> known) {
        return "|^(?!%1$s$)(?i:%1$s)$".formatted(UrlPattern.any(known.stream()));
    }

    private void add(String part, ObjectNode request) {
        stubs.add(Stub.of(part, StubPriority.ofData(spec, error), request, response));
    }
}
