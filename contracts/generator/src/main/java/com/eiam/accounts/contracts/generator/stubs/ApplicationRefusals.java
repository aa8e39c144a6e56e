package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.UrlPattern;
import com.eiam.accounts.contracts.generator.tenant.TenantAccount;
import com.eiam.accounts.contracts.generator.tenant.TenantApplication;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusal of a contract for all applications of the contract tenant that deserve it: those without organisations or
 * roles, those with one role per account, and those that do not have the organisation of the request.
 */
final class ApplicationRefusals extends DataRefusals {

    ApplicationRefusals(Spec spec, TestCase refusal, ObjectNode response) {
        super(spec, refusal, response);
    }

    /**
     * Whether these stubs answer what the contract's own stub would answer: the application refuses organisations, and
     * nothing else.
     */
    boolean replaceOwn() {
        Optional<String> home =
                home().filter(application -> !application.hasOrganisations()).map(TenantApplication::id);
        return home.isPresent()
                && organisation().filter(this::isSent).isPresent()
                && operation.contracts().stream()
                        .filter(contract -> contract.error().equals(Optional.of(code())))
                        .flatMap(contract -> contract.request().path("path").valueStream())
                        .anyMatch(id -> id.stringValueOpt().equals(home));
    }

    private Optional<TenantApplication> home() {
        return applications.stream()
                .filter(application -> refusal.request().pathParameters().containsValue(application.id()))
                .findFirst();
    }

    @Override
    List<Stub> stubs() {
        if (!refusal.draft().isStated() || refusal.request().json().isEmpty()) {
            return List.of();
        }
        Optional<TenantApplication> home = home();
        organisation().ifPresent(field -> organisations(field, home));
        if (TenantStubs.changesRoles(operation)) {
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
        return Location.fields(spec, operation)
                .filter(Location::isReference)
                .map(Location::field)
                .filter(field -> applications.stream()
                        .anyMatch(
                                application -> !application.organisations(field).isEmpty()))
                .findFirst();
    }

    private boolean isSent(String field) {
        return !refusal.request().json().path(field).asString("").isEmpty();
    }

    private void organisations(String field, Optional<TenantApplication> home) {
        boolean isUnknown = Location.fields(spec, operation)
                .anyMatch(location -> location.field().equals(field) && answers(location.schema(), "unknown"));
        boolean isWithout =
                home.filter(application -> !application.hasOrganisations()).isPresent() && differsOnlyIn(field);
        for (TenantApplication application : applications) {
            ObjectNode given = JsonNodeFactory.instance.objectNode();
            given.put("type", "string").put("minLength", 1);
            if (isUnknown && application.hasOrganisations()) {
                application.organisations(field).forEach(given.putObject("not").putArray("enum")::add);
                String part = " of an organisation that is not in " + application.id();
                add(part, List.of(id(application)), having(field, given));
            } else if (isWithout && !application.hasOrganisations()) {
                add(" in " + application.id(), List.of(id(application)), having(field, given));
            }
        }
    }

    /** Whether the application or this field is the reason of the refusal, and nothing else of the body. */
    private boolean differsOnlyIn(String field) {
        JsonNode sent = refusal.request().json().asObject().deepCopy().without(field);
        JsonNode usual = refusal.first().request().json().asObject().deepCopy().without(field);
        return isSent(field) && sent.equals(usual);
    }

    private void withoutRoles() {
        applications.stream()
                .filter(application -> !application.hasRoles())
                .forEach(application -> add(" in " + application.id(), List.of(id(application))));
    }

    /** A second role, for accounts that hold one, and any two roles for the others. */
    private void oneRole() {
        String field = refusal.request().json().propertyNames().iterator().next();
        for (TenantApplication application : applications) {
            if (!application.allowsOneRole()) {
                continue;
            }
            List<TenantAccount> holders = application.accounts().stream()
                    .filter(account -> !account.roleIds().isEmpty())
                    .toList();
            for (TenantAccount holder : holders) {
                ObjectNode second = JsonNodeFactory.instance.objectNode();
                List<String> others = application.roleIds().stream()
                        .filter(role -> !holder.roleIds().contains(role))
                        .toList();
                others.forEach(second.putObject("contains").putArray("enum")::add);
                List<String> path = List.of(id(application), UrlPattern.literal(holder.id()));
                add(" of a second role for " + holder.id(), path, having(field, second));
            }
            List<String> path =
                    List.of(id(application), UrlPattern.anyBut(holders.stream().map(TenantAccount::id)));
            add(" of two roles in " + application.id(), path, having(field, twoOf(application.roleIds())));
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
}
