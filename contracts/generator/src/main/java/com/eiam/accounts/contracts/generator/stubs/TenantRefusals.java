package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.UrlPattern;
import com.eiam.accounts.contracts.generator.tenant.NamePattern;
import com.eiam.accounts.contracts.generator.tenant.TenantAccount;
import com.eiam.accounts.contracts.generator.tenant.TenantApplication;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusal of a contract for all data of the contract tenant that deserve it: a name that any account of the
 * application has, an account that the application does not have, or that has no owner.
 */
final class TenantRefusals extends DataRefusals {

    private static final String NAME_OF_THE_CONTRACT = " in any other application";

    TenantRefusals(Spec spec, TestCase refusal, ObjectNode response) {
        super(spec, refusal, response);
    }

    /** Whether these stubs answer all requests that the contract's own stub would answer. */
    static boolean replaceOwn(List<Stub> stubs) {
        return stubs.stream().anyMatch(stub -> stub.part().equals(NAME_OF_THE_CONTRACT));
    }

    @Override
    List<Stub> stubs() {
        if (!refusal.hasHeadersOfFirst()) {
            return List.of();
        }
        Optional<String> unique = Location.fields(spec, operation)
                .filter(field -> answers(field.schema(), "unique"))
                .map(Location::field)
                .findFirst();
        unique.ifPresent(this::nameOfTheContract);
        applications.forEach(application -> {
            unique.ifPresent(field -> takenNames(application, field));
            if (operation.pathParameters().size() > 1) {
                unknownAccounts(application);
                withoutOwner(application);
            }
        });
        return stubs;
    }

    /** In applications of the caller's own, the name that the contract has is taken. */
    private void nameOfTheContract(String field) {
        String others = UrlPattern.anyBut(applications.stream().map(TenantApplication::id));
        String name = refusal.request().json().path(field).asString("");
        clash(NAME_OF_THE_CONTRACT, List.of(others), field, List.of(name));
    }

    private void takenNames(TenantApplication application, String field) {
        String id = UrlPattern.literal(application.id());
        List<TenantAccount> accounts = application.accounts();
        List<String> path = List.of(id);
        if (operation.pathParameters().size() > 1) {
            // An account may keep its own name.
            accounts.forEach(account -> clash(
                    " of a taken name for " + account.id(),
                    List.of(id, UrlPattern.literal(account.id())),
                    field,
                    accounts.stream()
                            .filter(other -> other != account)
                            .map(TenantAccount::name)
                            .toList()));
            path = List.of(id, UrlPattern.anyBut(accounts.stream().map(TenantAccount::id)));
        }
        clash(
                " of a taken name in " + application.id(),
                path,
                field,
                accounts.stream().map(TenantAccount::name).toList());
    }

    private void clash(String part, List<String> path, String field, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        ObjectNode taken = JsonNodeFactory.instance.objectNode();
        ObjectNode named =
                JsonNodeFactory.instance.objectNode().put("type", "string").put("pattern", NamePattern.of(names));
        taken.putArray("anyOf").add(having(field, named));
        // Without a name, an account gets the name of its user.
        List<String> users = applications.stream()
                .limit(1)
                .flatMap(any -> any.userIds(names).stream())
                .toList();
        if (!users.isEmpty()) {
            ObjectNode ofUser = JsonNodeFactory.instance.objectNode();
            users.forEach(ofUser.putArray("enum")::add);
            ObjectNode unnamed = having("user_id", ofUser);
            unnamed.withObject("properties").putObject(field).put("type", "null");
            taken.withArray("anyOf").add(unnamed);
        }
        add(part, path, taken);
    }

    /** Accounts of other applications; for an operation on public accounts those of other types too. */
    private void unknownAccounts(TenantApplication application) {
        boolean sharedOnly = isForSharedAccounts();
        if (answers(Location.inPath(operation).get(1).schema(), "unknown")) {
            Stream<String> unknown = applications.stream()
                    .flatMap(other -> other.accounts().stream()
                            .filter(account ->
                                    !other.id().equals(application.id()) || sharedOnly && !account.isShared())
                            .map(TenantAccount::id));
            add(
                    " of an account that is not in " + application.id(),
                    List.of(UrlPattern.literal(application.id()), UrlPattern.any(unknown)));
        }
    }

    /** Whether an unknown account has another code than in the read of any account. */
    private boolean isForSharedAccounts() {
        return spec.operations().stream()
                .filter(other -> other.method().equals("GET") && other.path().endsWith("}"))
                .flatMap(other -> Location.inPath(other).stream())
                .noneMatch(parameter -> answers(parameter.schema(), "unknown"));
    }

    /** What the contract says of an account without an owner, for all of these. */
    private void withoutOwner(TenantApplication application) {
        List<String> path = List.copyOf(refusal.request().pathParameters().values());
        boolean stated = operation.method().equals("GET")
                && applications.stream()
                        .anyMatch(other -> ownerless(other).stream()
                                .anyMatch(account -> path.equals(List.of(other.id(), account))));
        List<String> accounts = ownerless(application);
        if (stated && !accounts.isEmpty()) {
            add(
                    " of an account without it in " + application.id(),
                    List.of(UrlPattern.literal(application.id()), UrlPattern.any(accounts.stream())),
                    StubPriority.TENANT);
        }
    }

    private static List<String> ownerless(TenantApplication application) {
        return application.accounts().stream()
                .filter(account -> account.isShared() && account.owner().isEmpty())
                .map(TenantAccount::id)
                .toList();
    }
}
