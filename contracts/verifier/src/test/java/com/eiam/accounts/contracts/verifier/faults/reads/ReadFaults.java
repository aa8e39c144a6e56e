package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.LISTS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that find, order, cut or count wrongly in reads. */
final class ReadFaults implements Faults {

    private final Stored stored;

    ReadFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                        ids(),
                        pages(),
                        permissions(),
                        Stream.of("roles", "funcPerms", "dataPerms").flatMap(ReadFaults::entriesWithOneRemoteId))
                .flatMap(faults -> faults);
    }

    private Stream<Fault> ids() {
        return Stream.of(new Fault(LISTS, "finds accounts regardless of the case of their ids", (call, server) -> {
            String id = stored.account(call);
            if (!call.is("getAccount") || !id.matches(".*[a-zA-Z].*")) {
                return server.answer(call);
            }
            Optional<String> first = stored.accounts(call, server, "").stream()
                    .map(account -> account.path("id").stringValue())
                    .filter(id::equalsIgnoreCase)
                    .findFirst();
            return server.answer(call.withPath(call.path().replace(id, first.orElse(id))));
        }));
    }

    private Stream<Fault> pages() {
        return Stream.of(
                new Fault(LISTS, "orders the ids of accounts regardless of case", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("listAccounts") && answer.success()
                            ? sliced(call, answer, server, number(call, "offset") * number(call, "limit"))
                            : answer;
                }),
                new Fault(LISTS, "takes offset for a row number if account_type is given", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("listAccounts")
                                    && answer.success()
                                    && !type(call).isEmpty()
                            ? sliced(call, answer, server, number(call, "offset"))
                            : answer;
                }),
                Fault.changedRequest(
                        LISTS,
                        "answers the first page if the row number overflows",
                        call -> number(call, "offset") * number(call, "limit") > Integer.MAX_VALUE
                                        && number(call, "offset") <= Integer.MAX_VALUE
                                ? call.withParameter("offset", "0")
                                : call),
                Fault.changedRequest(
                        LISTS, "takes 10.0 and 1e1 for whole numbers", call -> whole(whole(call, "limit"), "offset")),
                rows(
                        "does not count disabled users in total",
                        "listPublicAccountUsers",
                        json -> json.put(
                                "total",
                                json.path("total").intValue()
                                        - (int) json.path("associated_users")
                                                .valueStream()
                                                .filter(user ->
                                                        user.path("disabled").booleanValue())
                                                .count())));
    }

    private static String type(Call call) {
        return call.parameter("account_type").orElse("");
    }

    private static long number(Call call, String name) {
        return call.parameter(name)
                .filter(value -> value.matches("\\d{1,12}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static Call whole(Call call, String name) {
        return call.parameter(name)
                .filter(value -> value.matches("\\d+\\.0+|[1-9]e\\d"))
                .map(value -> call.withParameter(
                        name, new BigDecimal(value).toBigInteger().toString()))
                .orElse(call);
    }

    private Answer sliced(Call call, Answer answer, CorrectServer server, long from) {
        Comparator<JsonNode> byId =
                Comparator.comparing(account -> account.path("id").stringValue(), String.CASE_INSENSITIVE_ORDER);
        List<JsonNode> page = stored.accounts(call, server, type(call)).stream()
                .sorted(byId)
                .skip(from)
                .limit(number(call, "limit"))
                .toList();
        return answer.mapObject(json -> {
            json.putArray("accounts").addAll(page);
            return json;
        });
    }

    /** A server that takes the application's own ids for those of its roles and permissions. */
    private static Stream<Fault> entriesWithOneRemoteId(String entries) {
        String what = "answers those of " + entries + " that have one remoteId once";
        return Stream.of(
                rows(what, "getAccountPermissions", json -> withOneOfEachRemoteId(json, entries)),
                rows(what, "listAccountPermissions", json -> {
                    json.path("list").valueStream().forEach(row -> withOneOfEachRemoteId((ObjectNode) row, entries));
                    return json;
                }));
    }

    private static ObjectNode withOneOfEachRemoteId(ObjectNode row, String entries) {
        Set<String> seen = new HashSet<>();
        if (row.path(entries) instanceof ArrayNode all) {
            all.removeIf(entry -> !entry.path("remoteId").isNull()
                    && !seen.add(entry.path("remoteId").stringValue()));
        }
        return row;
    }

    private static Stream<Fault> permissions() {
        return Stream.of(
                rows(
                        "answers the number of rows as size",
                        "listAccountPermissions",
                        json -> json.put("size", Math.max(1, json.path("list").size()))),
                rows("lists the functions of each role by itself", "listAccountPermissions", json -> {
                    json.path("list").valueStream().forEach(row -> {
                        if (row.path("roles").size() > 1 && row.path("funcPerms") instanceof ArrayNode functions) {
                            functions.add(functions.get(0));
                        }
                    });
                    return json;
                }),
                rows("leaves out accounts without roles", "listAccountPermissions", json -> {
                    ((ArrayNode) json.path("list")).removeIf(row -> !row.has("roles"));
                    return json;
                }));
    }

    private static Fault rows(String what, String operation, UnaryOperator<ObjectNode> change) {
        return Fault.changedResponse(
                LISTS,
                what + " in " + operation,
                (call, answer) -> call.is(operation) && answer.success() ? answer.mapObject(change) : answer);
    }
}
