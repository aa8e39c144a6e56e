package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.BodyPatterns;
import com.eiam.accounts.contracts.generator.stubs.match.RequestPattern;
import com.eiam.accounts.contracts.generator.stubs.match.UrlPattern;
import com.eiam.accounts.contracts.generator.tenant.TenantAccount;
import com.eiam.accounts.contracts.generator.tenant.TenantApplication;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusal of a contract for all applications of the contract tenant that deserve it: those without organisations or
 * roles, those with one role per account, and those that do not have the organisation of the request.
 */
final class ApplicationRefusals {

    private final Spec spec;
    private final TestCase refusal;
    private final ErrorEntry error;
    private final ObjectNode response;
    private final List<TenantApplication> applications;
    private final List<Stub> stubs = new ArrayList<>();

    private ApplicationRefusals(Spec spec, TestCase refusal, ErrorEntry error, ObjectNode response) {
        this.spec = spec;
        this.refusal = refusal;
        this.error = error;
        this.response = response;
        this.applications = TenantApplication.of(spec);
    }

    /** The stubs; none for a success, and for an error that does not come from the application. */
    static List<Stub> of(Spec spec, TestCase refusal, ObjectNode response) {
        return refusal.draft()
                .error()
                .filter(error -> refusal.draft().isStated())
                .map(error -> new ApplicationRefusals(spec, refusal, error, response).stubs())
                .orElse(List.of());
    }

    /**
     * Whether these stubs answer what the contract's own stub would answer: the application refuses organisations, and
     * nothing else.
     */
    static boolean replaceOwn(Spec spec, TestCase refusal, ObjectNode response) {
        return refusal.draft()
                .error()
                .filter(error -> new ApplicationRefusals(spec, refusal, error, response).isOfOrganisations())
                .isPresent();
    }

    private boolean isOfOrganisations() {
        Optional<String> home =
                home().filter(application -> !application.hasOrganisations()).map(TenantApplication::id);
        return home.isPresent()
                && organisation()
                        .filter(field -> !refusal.request()
                                .json()
                                .path(field)
                                .asString("")
                                .isEmpty())
                        .isPresent()
                && refusal.operation().contracts().stream()
                        .filter(contract -> contract.error().equals(Optional.of(error.code())))
                        .flatMap(contract -> contract.request().path("path").valueStream())
                        .anyMatch(id -> id.stringValueOpt().equals(home));
    }

    private Optional<TenantApplication> home() {
        return applications.stream()
                .filter(application -> refusal.request().pathParameters().containsValue(application.id()))
                .findFirst();
    }

    private List<Stub> stubs() {
        if (refusal.request().json().isEmpty()) {
            return List.of();
        }
        Optional<TenantApplication> home = home();
        organisation().ifPresent(field -> organisations(field, home));
        if (TenantStubs.changesRoles(refusal.operation())) {
            home.filter(application -> !application.hasRoles()).ifPresent(application -> withoutRoles());
            home.filter(application -> application.allowsOneRole() && hasAccount(application))
                    .ifPresent(application -> oneRole());
        }
        return stubs;
    }

    private boolean hasAccount(TenantApplication application) {
        return application.accounts().stream()
                .anyMatch(account -> refusal.request().pathParameters().containsValue(account.id()));
    }

    /** The field of the request that refers to an organisation: it has the name of a key of organisations. */
    private Optional<String> organisation() {
        return properties()
                .filter(property -> !unknown(property.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .filter(field -> applications.stream()
                        .anyMatch(
                                application -> !application.organisations(field).isEmpty()))
                .findFirst();
    }

    private Stream<Map.Entry<String, JsonNode>> properties() {
        return refusal.operation().body().map(Body::schema).stream()
                .flatMap(schema -> schema.path("properties").propertyStream())
                .map(property -> Map.entry(property.getKey(), spec.resolve(property.getValue())));
    }

    private static String unknown(JsonNode schema) {
        return schema.path(Extensions.ERROR_CODE).path("unknown").asString("");
    }

    private void organisations(String field, Optional<TenantApplication> home) {
        boolean isUnknown = properties()
                .filter(property -> property.getKey().equals(field))
                .anyMatch(property -> unknown(property.getValue()).equals(error.code()));
        boolean isWithout =
                home.filter(application -> !application.hasOrganisations()).isPresent() && differsOnlyIn(field);
        for (TenantApplication application : applications) {
            ObjectNode given = JsonNodeFactory.instance.objectNode();
            given.put("type", "string").put("minLength", 1);
            if (isUnknown && application.hasOrganisations()) {
                application.organisations(field).forEach(given.putObject("not").putArray("enum")::add);
                stub(" of an organisation that is not in " + application.id(), List.of(id(application)), field, given);
            } else if (isWithout && !application.hasOrganisations()) {
                stub(" in " + application.id(), List.of(id(application)), field, given);
            }
        }
    }

    /** Whether the application or this field is the reason of the refusal, and nothing else of the body. */
    private boolean differsOnlyIn(String field) {
        ObjectNode sent = (ObjectNode) refusal.request().json().deepCopy();
        ObjectNode usual = (ObjectNode) refusal.first().request().json().deepCopy();
        boolean given = !sent.path(field).asString("").isEmpty();
        sent.remove(field);
        usual.remove(field);
        return given && sent.equals(usual);
    }

    private void withoutRoles() {
        applications.stream()
                .filter(application -> !application.hasRoles())
                .forEach(application -> stubs.add(Stub.of(
                        " in " + application.id(),
                        StubPriority.ofData(spec, error),
                        RequestPattern.any(spec, refusal.first(), List.of(id(application))),
                        response)));
    }

    /** A second role, for accounts that hold one, and any two roles for the others. */
    private void oneRole() {
        String field = refusal.request().json().propertyNames().iterator().next();
        for (TenantApplication application : applications) {
            if (!application.allowsOneRole()) {
                continue;
            }
            List<String> holders = application.accounts().stream()
                    .filter(account -> !account.roleIds().isEmpty())
                    .map(TenantAccount::id)
                    .toList();
            for (TenantAccount account : application.accounts()) {
                if (holders.contains(account.id())) {
                    ObjectNode second = JsonNodeFactory.instance.objectNode();
                    List<String> others = application.roleIds().stream()
                            .filter(role -> !account.roleIds().contains(role))
                            .toList();
                    others.forEach(second.putObject("contains").putArray("enum")::add);
                    stub(
                            " of a second role for " + account.id(),
                            List.of(id(application), UrlPattern.literal(account.id())),
                            field,
                            second);
                }
            }
            List<String> others = List.of(id(application), UrlPattern.anyBut(holders.stream()));
            stub(" of two roles in " + application.id(), others, field, twoOf(application.roleIds()));
        }
    }

    private static ObjectNode twoOf(List<String> roles) {
        ObjectNode pairs = JsonNodeFactory.instance.objectNode();
        for (String one : roles) {
            for (String other : roles.subList(roles.indexOf(one) + 1, roles.size())) {
                ObjectNode pair = pairs.withArray("anyOf").addObject();
                List.of(one, other)
                        .forEach(role -> pair.withArray("allOf")
                                .addObject()
                                .putObject("contains")
                                .put("const", role));
            }
        }
        return pairs;
    }

    private static String id(TenantApplication application) {
        return UrlPattern.literal(application.id());
    }

    private void stub(String part, List<String> path, String field, ObjectNode value) {
        ObjectNode request = RequestPattern.any(spec, refusal.first(), path);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "object");
        body.putArray("required").add(field);
        body.putObject("properties").set(field, value);
        request.putArray("bodyPatterns").add(BodyPatterns.matching(body));
        stubs.add(Stub.of(part, StubPriority.ofData(spec, error), request, response));
    }
}
