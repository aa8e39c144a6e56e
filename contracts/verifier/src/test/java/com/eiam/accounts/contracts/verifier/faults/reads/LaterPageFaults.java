package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.LISTS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers whose first page of a list is right, and whose later ones are those of another time or of another list. */
final class LaterPageFaults implements Faults {

    private static final String TYPE = "account_type";

    @Override
    public Stream<Fault> all() {
        Stream<Fault> memories = Stream.of(
                        Stream.of("ORPHAN_ACCOUNT", "BASIC_ACCOUNT", "PUBLIC_ACCOUNT", "")
                                .map(type -> new Pages("listAccounts", type)),
                        Stream.of("listAccountPermissions", "listPublicAccountUsers")
                                .map(list -> new Pages(list, "")))
                .flatMap(pages -> pages)
                .flatMap(LaterPageFaults::memories);
        return Stream.of(
                        memories,
                        others(),
                        Stream.of("listAccounts", "listAccountPermissions").map(LaterPageFaults::large))
                .flatMap(faults -> faults);
    }

    /** The pages of a list after the first. */
    private record Pages(String list, String type) {

        boolean has(Call call) {
            return call.is(list) && isLater(call) && parameter(call, TYPE).equals(type);
        }

        @Override
        public String toString() {
            return list + (type.isEmpty() ? "" : " of type " + type);
        }
    }

    private static Stream<Fault> memories(Pages pages) {
        return Stream.of(
                remembering("keeps the pages after the first of " + pages, pages::has, (first, now) -> first),
                remembering(
                        "counts once in the pages after the first of " + pages,
                        pages::has,
                        (first, now) -> now.mapObject(json ->
                                json.set("total", first.json().orElseThrow().path("total")))));
    }

    private static Fault large(String list) {
        return remembering(
                "keeps the largest pages of " + list,
                call -> call.is(list) && List.of("50", "100").contains(parameter(call, "limit")),
                (first, now) -> first);
    }

    private static Fault remembering(String name, Predicate<Call> which, BinaryOperator<Answer> change) {
        Map<String, Answer> first = new ConcurrentHashMap<>();
        return new Fault(LISTS, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (!which.test(call) || !answer.success()) {
                return answer;
            }
            Answer earlier = first.putIfAbsent(call.path() + "?" + call.query(), answer);
            return earlier == null
                    ? answer
                    : answer.withBody(change.apply(earlier, answer).body());
        });
    }

    private static Stream<Fault> others() {
        return Stream.of(
                unfiltered(
                        "filters the first page only",
                        (filtered, all) -> all.mapObject(json -> json.set("total", total(filtered)))),
                unfiltered(
                        "counts accounts of all types in the pages after the first of one type",
                        (filtered, all) -> filtered.mapObject(json -> json.set("total", total(all)))));
    }

    private static JsonNode total(Answer answer) {
        return answer.json().orElseThrow().path("total");
    }

    private static Fault unfiltered(String name, BinaryOperator<Answer> change) {
        return new Fault(LISTS, name, (call, server) -> {
            Answer answer = server.answer(call);
            return call.is("listAccounts")
                            && answer.success()
                            && isLater(call)
                            && !parameter(call, TYPE).isEmpty()
                    ? answer.withBody(change.apply(answer, server.also(call.withParameter(TYPE, "")))
                            .body())
                    : answer;
        });
    }

    private static boolean isLater(Call call) {
        return !List.of("", "0").contains(parameter(call, "offset"));
    }

    private static String parameter(Call call, String name) {
        return call.parameters().stream()
                .filter(pair -> pair.name().equals(name))
                .map(Call.Pair::value)
                .findFirst()
                .orElse("");
    }
}
