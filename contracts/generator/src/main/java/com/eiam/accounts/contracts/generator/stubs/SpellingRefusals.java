package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.RequestPattern;
import com.eiam.accounts.contracts.generator.stubs.match.UrlPattern;
import com.eiam.accounts.contracts.generator.tenant.TenantAccount;
import com.eiam.accounts.contracts.generator.tenant.TenantApplication;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusal of a contract for what only looks like a reference to the contract tenant: an id in other letters, with
 * blanks around it or of another kind, a user's name with blanks around it or in the place of an id, and users that any
 * contract names as unknown.
 */
final class SpellingRefusals extends DataRefusals {

    SpellingRefusals(Spec spec, TestCase refusal, ObjectNode response) {
        super(spec, refusal, response);
    }

    @Override
    List<Stub> stubs() {
        if (!refusal.hasHeadersOfFirst()) {
            return List.of();
        }
        String part = " of another spelling of an id";
        List<Location> path = Location.inPath(operation);
        if (!path.isEmpty() && answers(path.get(0).schema(), "unknown")) {
            add(part, List.of(otherThan(applications.stream().map(TenantApplication::id))));
        }
        if (path.size() > 1 && answers(path.get(1).schema(), "unknown")) {
            add(part, List.of(UrlPattern.ANY, otherThan(accounts())));
        }
        Location.fields(spec, operation).forEach(field -> user(field.field(), field.schema()));
        return stubs;
    }

    private Stream<String> accounts() {
        return applications.stream()
                .flatMap(application -> application.accounts().stream())
                .map(TenantAccount::id);
    }

    /** The ids of everything in the tenant. */
    private Stream<String> ids() {
        Stream<String> others = applications.stream()
                .flatMap(application -> Stream.concat(
                        Stream.concat(Stream.of(application.id()), application.roleIds().stream()),
                        application.organisations("org_id").stream()));
        return Stream.concat(users("user_id"), Stream.concat(accounts(), others));
    }

    /** A pattern of segments that are another spelling of these ids, or ids of another kind. */
    private String otherThan(Stream<String> these) {
        List<String> known = these.toList();
        return "(?:" + UrlPattern.otherSpelling(known.stream()) + "|"
                + UrlPattern.any(ids().filter(id -> !known.contains(id))) + ")";
    }

    /** A field that refers to users has the name of one of their keys, or is a list of these. */
    private void user(String field, JsonNode schema) {
        boolean isList = schema.has("items");
        String key = isList ? field.replaceFirst("s$", "") : field;
        List<String> known = users(key).toList();
        if (known.isEmpty() || !answers(isList ? spec.resolve(schema.path("items")) : schema, "unknown")) {
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
        ObjectNode value = isList
                ? JsonNodeFactory.instance.objectNode().put("type", "array").set("contains", wrong)
                : wrong;
        add(" of another spelling in " + field, List.of(), having(field, value));
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
}
