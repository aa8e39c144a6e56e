package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Servers that count or cut pages otherwise in one case. */
final class PagingFaults implements Faults {

    private static final int MOST_PAGES = 60;

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                named(),
                Fault.changedRequest(
                        LISTS,
                        "reads limit as 10 in lists of public accounts",
                        call -> call.query().contains("PUBLIC_ACCOUNT") ? call.withParameter("limit", "10") : call),
                Fault.changedRequest(
                        LISTS,
                        "reads limit as 10 in lists of basic accounts",
                        call -> call.query().contains("BASIC_ACCOUNT") ? call.withParameter("limit", "10") : call),
                Fault.changedRequest(
                        LISTS,
                        "reads the largest limit as 20 in listPublicAccountUsers",
                        call -> call.is("listPublicAccountUsers")
                                        && call.query().contains("limit=100")
                                ? call.withParameter("limit", "20")
                                : call),
                Fault.changedRequest(
                        LISTS,
                        "forgets the type of the accounts in the largest pages",
                        call -> call.is("listAccounts") && call.query().contains("limit=100")
                                ? call.withParameter("account_type", "")
                                : call),
                overflow("listAccounts", "accounts"),
                overflow("listPublicAccountUsers", "associated_users"),
                overflow("listAccountPermissions", "list"),
                rows("listAccountPermissions", "list"),
                rows("listPublicAccountUsers", "associated_users"),
                lastPage("listAccounts", "accounts"),
                lastPage("listPublicAccountUsers", "associated_users"),
                lastPage("listAccountPermissions", "list"));
    }

    private static long number(Call call, String name) {
        return call.parameters().stream()
                .filter(pair -> pair.name().equals(name))
                .mapToLong(pair -> Long.parseLong(pair.value()))
                .findFirst()
                .orElse(0);
    }

    /** A server that counts the names and not the rows. */
    private static Fault named() {
        return new Fault(LISTS, "counts the accounts with a display name only in listAccounts", (call, server) -> {
            Answer answer = server.answer(call);
            return call.is("listAccounts") && answer.success()
                    ? answer.mapObject(json -> json.put(
                            "total",
                            all(call, server, "accounts", json.path("total").longValue(), 100).stream()
                                    .filter(row -> row.path("name").isString())
                                    .count()))
                    : answer;
        });
    }

    private static List<JsonNode> all(Call call, CorrectServer server, String list, long total, int limit) {
        return Stream.iterate(0, page -> page < MOST_PAGES && (long) page * limit < total, page -> page + 1)
                .flatMap(page ->
                        server
                                .also(call.withParameter("offset", "" + page).withParameter("limit", "" + limit))
                                .json()
                                .stream()
                                .flatMap(json -> json.path(list).valueStream()))
                .toList();
    }

    private static Fault rows(String operation, String list) {
        return new Fault(LISTS, "takes offset for the number of a row in " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            return call.is(operation) && answer.success() && number(call, "offset") > 0
                    ? from(number(call, "offset"), call, server, answer, list)
                    : answer;
        });
    }

    /** The answer with the page that begins at a row. */
    private static Answer from(long row, Call call, CorrectServer server, Answer answer, String list) {
        return answer.mapObject(json -> {
            ArrayNode page = json.putArray(list);
            all(call, server, list, json.path("total").longValue(), 50).stream()
                    .skip(row)
                    .limit(number(call, "limit"))
                    .forEach(page::add);
            return json;
        });
    }

    /** A server that multiplies in 32 bits: the first row of a late page is one of the first rows. */
    private static Fault overflow(String operation, String list) {
        return new Fault(LISTS, "counts rows in 32 bits in " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            if (!call.is(operation) || !answer.success()) {
                return answer;
            }
            long row = number(call, "offset") * number(call, "limit");
            return row != (int) row && (int) row >= 0 ? from((int) row, call, server, answer, list) : answer;
        });
    }

    private static Fault lastPage(String operation, String list) {
        return new Fault(LISTS, "answers the last page beyond the last in " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            if (!call.is(operation) || !answer.success() || number(call, "offset") == 0) {
                return answer;
            }
            JsonNode json = answer.json().orElseThrow();
            long total = json.path("total").longValue();
            long limit = number(call, "limit");
            return json.path(list).isEmpty() && total > 0
                    ? server.also(call.withParameter("offset", "" + (total - 1) / limit))
                            .mapObject(last -> last.has("number") ? last.set("number", json.path("number")) : last)
                    : answer;
        });
    }
}
