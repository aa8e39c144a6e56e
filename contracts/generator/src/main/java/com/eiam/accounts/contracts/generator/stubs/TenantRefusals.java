package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.BodyPatterns;
import com.eiam.accounts.contracts.generator.stubs.match.RequestPattern;
import com.eiam.accounts.contracts.generator.stubs.match.UrlPattern;
import com.eiam.accounts.contracts.generator.tenant.NamePattern;
import com.eiam.accounts.contracts.generator.tenant.TenantAccount;
import com.eiam.accounts.contracts.generator.tenant.TenantApplication;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The refusal of a contract for all data of the contract tenant that deserve it: a name that any account of the application
 * has, an account that the application does not have, or that has no owner.
 */
final class TenantRefusals {

    private static final String NAME_OF_THE_CONTRACT = " in any other application";

    private final Spec spec;
    private final TestCase refusal;
    private final Operation operation;
    private final String code;
    private final int priority;
    private final ObjectNode response;
    private final List<TenantApplication> applications;
    private final List<Stub> stubs = new ArrayList<>();

    private TenantRefusals(Spec spec, TestCase refusal, ErrorEntry error, ObjectNode response) {
        this.spec = spec;
        this.refusal = refusal;
        this.operation = refusal.operation();
        this.code = error.code();
        this.priority = StubPriority.ofData(spec, error);
        this.response = response;
        this.applications = TenantApplication.of(spec);
    }

    /** The stubs; none for a success, and for an error that does not come from data. */
    static List<Stub> of(Spec spec, TestCase refusal, ObjectNode response) {
        return refusal.draft()
                .error()
                .filter(error -> refusal.hasHeadersOfFirst())
                .map(error -> new TenantRefusals(spec, refusal, error, response).stubs())
                .orElse(List.of());
    }

    /** Whether these stubs answer all requests that the contract's own stub would answer. */
    static boolean replaceOwn(List<Stub> stubs) {
        return stubs.stream().anyMatch(stub -> stub.part().equals(NAME_OF_THE_CONTRACT));
    }

    private List<Stub> stubs() {
        Optional<String> field = uniqueField();
        field.ifPresent(this::nameOfTheContract);
        applications.forEach(application -> {
            field.ifPresent(name -> takenNames(application, name));
            if (operation.pathParameters().size() > 1) {
                unknownAccounts(application);
                withoutOwner(application);
            }
        });
        return stubs;
    }

    private Optional<String> uniqueField() {
        return operation.body().map(Body::schema).stream()
                .flatMap(schema -> schema.path("properties").propertyStream())
                .filter(property -> isCode(spec.resolve(property.getValue()), "unique"))
                .map(Map.Entry::getKey)
                .findFirst();
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
        ArrayNode alternatives = taken.putArray("anyOf");
        has(alternatives.addObject(), field).put("type", "string").put("pattern", NamePattern.of(names));
        // Without a name, an account gets the name of its user.
        List<String> users = applications.stream()
                .limit(1)
                .flatMap(any -> any.userIds(names).stream())
                .toList();
        if (!users.isEmpty()) {
            ObjectNode unnamed = alternatives.addObject();
            users.forEach(has(unnamed, "user_id").putArray("enum")::add);
            unnamed.withObject("properties").putObject(field).put("type", "null");
        }
        stub(part, path, priority).putArray("bodyPatterns").add(BodyPatterns.matching(taken));
    }

    private static ObjectNode has(ObjectNode schema, String field) {
        schema.put("type", "object").putArray("required").add(field);
        return schema.withObject("properties").putObject(field);
    }

    /** Accounts of other applications; for an operation on public accounts those of other types too. */
    private void unknownAccounts(TenantApplication application) {
        boolean sharedOnly = isForSharedAccounts();
        if (pathParameters(operation)
                .reduce((app, account) -> account)
                .filter(this::isUnknown)
                .isPresent()) {
            Stream<String> unknown = applications.stream()
                    .flatMap(other -> other.accounts().stream()
                            .filter(account ->
                                    !other.id().equals(application.id()) || sharedOnly && !account.isShared())
                            .map(TenantAccount::id));
            stub(
                    " of an account that is not in " + application.id(),
                    List.of(UrlPattern.literal(application.id()), UrlPattern.any(unknown)),
                    priority);
        }
    }

    /** Whether an unknown account has another code than in the read of any account. */
    private boolean isForSharedAccounts() {
        return spec.operations().stream()
                .filter(other -> other.method().equals("GET") && other.path().endsWith("}"))
                .flatMap(TenantRefusals::pathParameters)
                .noneMatch(this::isUnknown);
    }

    private static Stream<Parameter> pathParameters(Operation operation) {
        return operation.parameters().stream().filter(Parameter::isInPath);
    }

    private boolean isUnknown(Parameter parameter) {
        return isCode(parameter.schema(), "unknown");
    }

    /** What the contract says of an account without an owner, for all of these. */
    private void withoutOwner(TenantApplication application) {
        List<String> ids = List.copyOf(refusal.request().pathParameters().values());
        boolean stated = operation.method().equals("GET")
                && applications.stream()
                        .anyMatch(other -> other.accounts().stream()
                                .filter(TenantRefusals::isOwnerless)
                                .anyMatch(account -> ids.equals(List.of(other.id(), account.id()))));
        List<String> accounts = application.accounts().stream()
                .filter(TenantRefusals::isOwnerless)
                .map(TenantAccount::id)
                .toList();
        if (stated && !accounts.isEmpty()) {
            stub(
                    " of an account without it in " + application.id(),
                    List.of(UrlPattern.literal(application.id()), UrlPattern.any(accounts.stream())),
                    StubPriority.TENANT);
        }
    }

    private static boolean isOwnerless(TenantAccount account) {
        return account.isShared() && account.owner().isEmpty();
    }

    private boolean isCode(JsonNode schema, String rule) {
        return schema.path(Extensions.ERROR_CODE).path(rule).asString("").equals(code);
    }

    private ObjectNode stub(String part, List<String> path, int priority) {
        ObjectNode request = RequestPattern.any(spec, refusal.first(), path);
        stubs.add(Stub.of(part, priority, request, response));
        return request;
    }
}
