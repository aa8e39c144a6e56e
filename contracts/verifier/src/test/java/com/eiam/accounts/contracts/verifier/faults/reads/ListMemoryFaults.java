package com.eiam.accounts.contracts.verifier.faults.reads;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that remember lists, or treat a list of one type in another way. */
final class ListMemoryFaults implements Faults {

    private final Stored stored;

    ListMemoryFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                stale("forgets a list of one type only after a deletion", "deleteAccount"),
                stale("forgets a list of one type only after a creation", "create"),
                staleTotal(
                        "counts the accounts of one type once",
                        "listAccounts",
                        call -> call.query().contains("account_type=")
                                && !call.query().contains("account_type=&")
                                && !call.query().endsWith("account_type=")),
                staleTotal("counts the users of a public account once", "listPublicAccountUsers", call -> true),
                staleTotal(
                        "counts the accounts of listAccountPermissions once", "listAccountPermissions", call -> true),
                new Fault(Kind.LISTS, "counts the accounts of all types in total", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!call.is("listAccounts") || !answer.success()) {
                        return answer;
                    }
                    Answer all = server.also(call.withParameter("account_type", ""));
                    return answer.mapObject(
                            json -> json.set("total", all.json().orElseThrow().path("total")));
                }),
                Fault.changedResponse(
                        Kind.LISTS,
                        "lists accounts of one type without roles",
                        (call, answer) -> call.is("listAccounts") && answer.success() && typed(call)
                                ? answer.mapObject(json -> {
                                    json.path("accounts")
                                            .valueStream()
                                            .forEach(row -> ((ObjectNode) row).putArray("roles"));
                                    return json;
                                })
                                : answer),
                Fault.changedResponse(
                        Kind.LISTS,
                        "lists accounts of one type without free attributes",
                        (call, answer) -> call.is("listAccounts") && answer.success() && typed(call)
                                ? answer.mapObject(json -> {
                                    json.path("accounts")
                                            .valueStream()
                                            .forEach(row -> ((ObjectNode) row).putObject("extension"));
                                    return json;
                                })
                                : answer),
                Fault.changedRequest(
                        Kind.LISTS,
                        "compares account_type regardless of case",
                        call -> call.is("listAccounts")
                                ? call.parameters().stream()
                                        .filter(pair -> pair.name().equals("account_type"))
                                        .findFirst()
                                        .filter(pair -> !pair.value()
                                                .equals(pair.value().toUpperCase(Locale.ROOT)))
                                        .map(pair -> call.withParameter(
                                                "account_type", pair.value().toUpperCase(Locale.ROOT)))
                                        .orElse(call)
                                : call),
                Fault.changedRequest(
                        Kind.LISTS,
                        "takes a blank account_type for an empty one",
                        call -> call.is("listAccounts")
                                        && call.parameters().stream()
                                                .anyMatch(pair -> pair.name().equals("account_type")
                                                        && !pair.value().isEmpty()
                                                        && pair.value().isBlank())
                                ? call.withParameter("account_type", "")
                                : call),
                new Fault(
                        Kind.LISTS,
                        "fails with an offset of 2147483647 in listAccountPermissions",
                        (call, server) -> call.is("listAccountPermissions")
                                        && call.query().contains("offset=2147483647")
                                ? Stored.refuse(call, server, "HTTP.500").withStatus(500)
                                : server.answer(call)));
    }

    private static boolean typed(Call call) {
        return call.parameters().stream()
                .anyMatch(pair ->
                        pair.name().equals("account_type") && !pair.value().isEmpty());
    }

    private Fault stale(String name, String change) {
        Map<String, Answer> cache = new ConcurrentHashMap<>();
        return new Fault(Kind.LISTS, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.operation().startsWith(change) && answer.success()) {
                // Only that of the application: other contracts change others at the same time.
                String accounts = call.path().replaceFirst("/accounts/.*", "/accounts");
                cache.keySet().removeIf(key -> key.startsWith(accounts));
            }
            if (!call.is("listAccounts") || !answer.success() || !typed(call)) {
                return answer;
            }
            Answer kept = cache.putIfAbsent(call.path() + call.query(), answer);
            return kept == null ? answer : answer.withBody(kept.body());
        });
    }

    private Fault staleTotal(String name, String list, Predicate<Call> when) {
        Map<String, JsonNode> totals = new ConcurrentHashMap<>();
        return new Fault(Kind.LISTS, name, (call, server) -> {
            Answer answer = server.answer(call);
            return call.is(list) && answer.success() && when.test(call)
                    ? answer.mapObject(json -> json.set(
                            "total",
                            totals.computeIfAbsent(
                                    call.path()
                                            + call.parameters().stream()
                                                    .filter(pair -> pair.name().equals("account_type"))
                                                    .map(Call.Pair::value)
                                                    .findFirst()
                                                    .orElse(""),
                                    key -> json.path("total"))))
                    : answer;
        });
    }
}
