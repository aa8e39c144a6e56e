package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.LISTS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that make the pages of lists in another way: they have all rows, and choose, sort or count wrongly. */
final class PageFaults implements Faults {

    /** The largest page of each list. */
    private static final Map<String, Integer> LISTED =
            Map.of("listAccounts", 100, "listPublicAccountUsers", 100, "listAccountPermissions", 50);

    /** Rows of accounts, of users, of permissions. */
    private static final Set<String> IDS = Set.of("id", "accountId");

    private final Api api;

    PageFaults(Api api) {
        this.api = api;
    }

    /** What was asked for. */
    private record Asked(int offset, int limit) {

        private int start() {
            return offset * limit;
        }
    }

    @Override
    public Stream<Fault> all() {
        Stream<Fault> sizes = LISTED.keySet().stream()
                .sorted()
                .map(operation -> paged(
                        "ignores limit in " + operation,
                        operation::equals,
                        (rows, asked) -> from(rows, asked.start(), 1000)));
        Stream<Fault> slices = Stream.of(
                sliced("takes offset for the number of a row", (rows, asked) -> from(rows, asked.offset, asked.limit)),
                sliced(
                        "lets each page begin with the last row of the one before",
                        (rows, asked) -> from(rows, asked.start() - asked.offset, asked.limit)),
                sliced(
                        "loses a row between two pages",
                        (rows, asked) -> from(rows, asked.start() + asked.offset, asked.limit)),
                sliced(
                        "answers one row more than asked for",
                        (rows, asked) -> from(rows, asked.start(), asked.limit + 1)),
                sliced(
                        "answers one row fewer than asked for",
                        (rows, asked) -> from(rows, asked.start(), asked.limit - 1)),
                sliced(
                        "has no third page",
                        (rows, asked) -> asked.offset > 1 ? List.of() : from(rows, asked.start(), asked.limit)),
                sliced(
                        "lists the first twenty rows only",
                        (rows, asked) -> from(from(rows, 0, 20), asked.start(), asked.limit)),
                sliced(
                        "answers the first page again beyond the last",
                        (rows, asked) -> from(rows, asked.start() < rows.size() ? asked.start() : 0, asked.limit)),
                sliced(
                        "rounds the size of a page up to tens",
                        (rows, asked) ->
                                from(rows, asked.offset * ((asked.limit + 9) / 10 * 10), (asked.limit + 9) / 10 * 10)));
        Stream<Fault> orders = Stream.of(
                sorted(
                        "lists accounts by their names",
                        row -> row.path("account_name").stringValue("")),
                sorted("lists users by their names", row -> row.path("userName").stringValue("")),
                sorted("lists by ids, whatever their case", row -> id(row).toLowerCase(java.util.Locale.ROOT)),
                sorted("lists by the last part of the ids", row -> id(row).substring(id(row).lastIndexOf('-') + 1)),
                sorted(
                        "lists accounts by their types",
                        row -> row.path("account_type").stringValue("")),
                sorted("lists disabled ones last", row -> row.path("disabled").asString("")));
        Stream<Fault> totals = Stream.of(
                counted(
                        "counts up to the end of the page",
                        (total, asked) -> Math.min(total, asked.start() + asked.limit)),
                counted("counts full pages", (total, asked) -> (total + asked.limit - 1) / asked.limit * asked.limit),
                counted("counts pages instead of rows", (total, asked) -> (total + asked.limit - 1) / asked.limit),
                counted("counts at most twenty rows", (total, asked) -> Math.min(total, 20)),
                counted("counts nothing beyond the last page", (total, asked) -> asked.start() < total ? total : 0));
        return Stream.of(sizes, slices, orders, totals, rows()).flatMap(faults -> faults);
    }

    private Stream<Fault> rows() {
        Set<String> known = Set.copyOf(api.identifiers("account_id"));
        return Stream.of(
                kept("never lists an account that was created", row -> row.has("userName") || known.contains(id(row))),
                kept(
                        "lists no accounts without a display name",
                        row -> !row.path("name").isNull()),
                kept(
                        "lists no disabled accounts and users",
                        row -> !row.path("disabled").booleanValue(false)),
                kept(
                        "lists no accounts without roles in pages of permissions",
                        row -> !row.has("accountId") || row.has("roles")),
                new Fault(LISTS, "counts accounts of all types, whatever the type asked for", (call, server) -> {
                    Answer answer = server.answer(call);
                    return isPage(call, answer) && call.is("listAccounts")
                            ? answer.mapObject(json -> json.set(
                                    "total",
                                    everything(call.withParameter("account_type", ""), server)
                                            .path("total")))
                            : answer;
                }),
                new Fault(LISTS, "chooses the type within the page of all types", (call, server) -> {
                    Answer answer = server.answer(call);
                    Optional<String> type = call.parameter("account_type").filter(value -> !value.isEmpty());
                    if (!isPage(call, answer) || type.isEmpty()) {
                        return answer;
                    }
                    Asked asked = asked(call);
                    List<JsonNode> all = rows(everything(call.withParameter("account_type", ""), server));
                    return withRows(
                            answer,
                            from(all, asked.start(), asked.limit).stream()
                                    .filter(row -> row.path("account_type")
                                            .stringValue("")
                                            .equals(type.get()))
                                    .toList());
                }));
    }

    private static Fault sliced(String name, BiFunction<List<JsonNode>, Asked, List<JsonNode>> slice) {
        return paged(name, operation -> true, slice);
    }

    private static Fault sorted(String name, Function<JsonNode, String> key) {
        return sliced(
                name,
                (rows, asked) ->
                        from(rows.stream().sorted(Comparator.comparing(key)).toList(), asked.start(), asked.limit));
    }

    private static Fault kept(String name, Predicate<JsonNode> condition) {
        return Fault.changedResponse(
                LISTS,
                name,
                PageFaults::isPage,
                answer -> answer.mapObject(json -> {
                    List<JsonNode> rows = rows(json);
                    List<JsonNode> kept = rows.stream().filter(condition).toList();
                    json.put("total", json.path("total").intValue() - rows.size() + kept.size());
                    return replaced(json, kept);
                }));
    }

    private static Fault counted(String name, BiFunction<Integer, Asked, Integer> count) {
        return Fault.changedResponse(
                LISTS,
                name,
                (call, answer) -> isPage(call, answer)
                        ? answer.mapObject(json ->
                                json.put("total", count.apply(json.path("total").intValue(), asked(call))))
                        : answer);
    }

    private static Fault paged(
            String name, Predicate<String> operations, BiFunction<List<JsonNode>, Asked, List<JsonNode>> slice) {
        return new Fault(LISTS, name, (call, server) -> {
            Answer answer = server.answer(call);
            return isPage(call, answer) && operations.test(call.operation())
                    ? withRows(answer, slice.apply(rows(everything(call, server)), asked(call)))
                    : answer;
        });
    }

    private static boolean isPage(Call call, Answer answer) {
        return LISTED.containsKey(call.operation()) && answer.success();
    }

    private static Asked asked(Call call) {
        // The product of two numbers of a request may be too large for an int.
        int offset = Integer.parseInt(call.parameter("offset").orElse("0"));
        return new Asked(
                Math.min(offset, 1000), Integer.parseInt(call.parameter("limit").orElse("10")));
    }

    /** The first page, with the rows of all others. */
    private static ObjectNode everything(Call call, CorrectServer server) {
        int limit = LISTED.get(call.operation());
        ObjectNode all = page(call, server, 0, limit);
        List<JsonNode> rows = new ArrayList<>(rows(all));
        for (int offset = 1; rows.size() == offset * limit; offset++) {
            rows.addAll(rows(page(call, server, offset, limit)));
        }
        return replaced(all, rows);
    }

    private static ObjectNode page(Call call, CorrectServer server, int offset, int limit) {
        return server.also(call.withParameter("offset", String.valueOf(offset))
                        .withParameter("limit", String.valueOf(limit)))
                .json()
                .orElseThrow();
    }

    private static String id(JsonNode row) {
        return IDS.stream().map(key -> row.path(key).stringValue("")).reduce("", String::concat);
    }

    private static List<JsonNode> from(List<JsonNode> rows, int start, int size) {
        return rows.stream().skip(Math.max(0, start)).limit(size).toList();
    }

    private static List<JsonNode> rows(ObjectNode page) {
        List<JsonNode> rows = new ArrayList<>();
        page.valueStream().filter(JsonNode::isArray).forEach(list -> list.forEach(rows::add));
        return rows;
    }

    private static Answer withRows(Answer answer, List<JsonNode> rows) {
        return answer.mapObject(json -> replaced(json, rows));
    }

    private static ObjectNode replaced(ObjectNode page, List<JsonNode> rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(rows);
        page.properties().stream().filter(entry -> entry.getValue().isArray()).forEach(entry -> entry.setValue(list));
        return page;
    }
}
