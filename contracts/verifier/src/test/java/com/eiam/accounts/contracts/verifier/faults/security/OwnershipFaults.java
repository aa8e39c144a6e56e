package com.eiam.accounts.contracts.verifier.faults.security;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHECKS;

import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that take what belongs to somebody else, and servers that check in another order. */
final class OwnershipFaults implements Faults {

    private static final List<String> FOREIGN_CODES = List.of("first-line", "hall-1", "hall-2", "hall-3");

    private final Api api;

    OwnershipFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                        api.suite().operations().stream()
                                .filter(operation -> operation.path().contains("{account_id}"))
                                .map(this::foreignAccount),
                        references(),
                        orders())
                .flatMap(faults -> faults);
    }

    private Fault foreignAccount(Operation operation) {
        return new Fault(
                CHECKS,
                "calls " + operation.id() + " on accounts of other applications",
                (call, server) -> server.answer(call.is(operation.id()) ? inItsApplication(call, server) : call));
    }

    /** The call in the application that the account belongs to. */
    private Call inItsApplication(Call call, CorrectServer server) {
        String account = api.pathValue(call, "account_id");
        if (!api.identifiers("app_id").contains(api.pathValue(call, "app_id"))
                || !api.identifiers("account_id").contains(account)) {
            return call;
        }
        return api.identifiers("app_id").stream()
                .filter(app -> server.also(reads(app, account, server)).success())
                .findFirst()
                .map(app -> call.withPath(api.path(call.operation(), ids(app, account))))
                .orElse(call);
    }

    private Call reads(String app, String account, CorrectServer server) {
        return new Call("getAccount", "GET", api.path("getAccount", ids(app, account)), "", Map.of(), new byte[0])
                .withBearer(server.token("sandbox"));
    }

    private static Map<String, String> ids(String app, String account) {
        Map<String, String> ids = new HashMap<>();
        ids.put("app_id", app);
        ids.put("account_id", account);
        return ids;
    }

    private Stream<Fault> references() {
        return Stream.of(
                body(
                        "takes organisations of other applications",
                        (call, json) ->
                                FOREIGN_CODES.contains(json.path("org_code").asString(""))
                                        && call.path().contains("20220413142801447-1D7C-9E6B0A4F2"),
                        json -> json.put("org_code", "sales")),
                body(
                        "takes the id of an organisation instead of its code",
                        (call, json) -> json.path("org_code").asString("").startsWith("2022"),
                        json -> json.put("org_code", "sales")),
                body(
                        "takes the name of a user instead of the id",
                        (call, json) -> json.path("user_id").asString("").matches("cq\\d+|zhangsan"),
                        json -> json.put("user_id", "20220412090512101-3A4F-6B8D20E91")),
                Fault.changedResponse(
                        CHECKS,
                        "lists no users of an account that is not public",
                        (call, answer) -> call.is("listPublicAccountUsers")
                                && answer.code().equals("APP.ACCOUNT.0038")
                                && api.identifiers("account_id").contains(api.pathValue(call, "account_id")),
                        answer -> answer.withStatus(200).withBody("{\"total\":0,\"associated_users\":[]}")));
    }

    private static Fault body(String name, BiPredicate<Call, ObjectNode> condition, UnaryOperator<ObjectNode> change) {
        return Fault.changedRequest(
                CHECKS,
                name,
                call -> call.json()
                        .filter(json -> json instanceof ObjectNode object && condition.test(call, object))
                        .map(json -> call.mapObject(change))
                        .orElse(call));
    }

    private Stream<Fault> orders() {
        return Stream.of(
                Fault.changedRequest(
                        CHECKS,
                        "looks for the application before it looks at the body",
                        call -> isUnknown(call, "app_id") ? withGoodBody(call) : call),
                Fault.changedRequest(
                        CHECKS,
                        "looks for the account before it looks at the body",
                        call -> isUnknown(call, "account_id") ? withGoodBody(call) : call),
                new Fault(CHECKS, "looks at the body before it looks at the permission", (call, server) -> {
                    boolean bad = call.method().equals("POST")
                            && call.json().filter(json -> json.has("nickname")).isPresent();
                    return server.answer(
                            bad && call.bearer().isPresent() ? call.withBearer(server.token("sandbox")) : call);
                }),
                Fault.changedRequest(
                        CHECKS,
                        "looks for the account before it looks for the application",
                        call -> isUnknown(call, "app_id") && isUnknown(call, "account_id")
                                ? call.withPath(api.path(
                                        call.operation(),
                                        ids("20220413142801447-1D7C-9E6B0A4F2", api.pathValue(call, "account_id"))))
                                : call),
                body(
                        "compares names before it looks for the organisation",
                        (call, json) -> json.path("account_name").asString("").equalsIgnoreCase("crm-service"),
                        json -> json.without("org_code")),
                Fault.changedResponse(
                        CHECKS,
                        "looks for users before it looks for the account",
                        (call, answer) ->
                                answer.code().equals("APP.ACCOUNT.0038") && new String(call.body()).contains("no-such"),
                        answer -> answer.mapObject(json -> error(json, call -> "USER.0001"))),
                Fault.changedResponse(
                        CHECKS,
                        "looks for the organisation before it looks for the account",
                        (call, answer) ->
                                answer.code().equals("APP.ACCOUNT.0028") && new String(call.body()).contains("no-such"),
                        answer -> answer.mapObject(json -> error(json, call -> "APP.ORG.0024"))),
                Fault.changedResponse(
                        CHECKS,
                        "looks for the account before it looks at the model",
                        (call, answer) -> answer.code().startsWith("APP.OBJECTMODEL") && isUnknown(call, "account_id"),
                        answer -> answer.mapObject(json -> error(json, call -> "APP.ACCOUNT.0028"))));
    }

    private ObjectNode error(ObjectNode json, Function<ObjectNode, String> code) {
        JsonNode other = api.entry(code.apply(json)).path("value");
        other.properties().forEach(entry -> json.set(entry.getKey(), entry.getValue()));
        return json;
    }

    private boolean isUnknown(Call call, String name) {
        return api.hasPathValue(call, name) && api.pathValue(call, name).startsWith("1970");
    }

    private Call withGoodBody(Call call) {
        return Optional.of(call.operation())
                .filter(operation -> call.json().isPresent())
                .flatMap(api::goodBody)
                .map(body -> call.withBody(body.getBytes(StandardCharsets.UTF_8)))
                .orElse(call);
    }
}
