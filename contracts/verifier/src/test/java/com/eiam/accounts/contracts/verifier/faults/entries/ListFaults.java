package com.eiam.accounts.contracts.verifier.faults.entries;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Servers that do not go through the whole list of a request. */
final class ListFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                list("ignores the third user of a bind", "bindPublicAccountUsers", "user_names", (list, i) -> i != 2),
                list(
                        "ignores the last user of a bind",
                        "bindPublicAccountUsers",
                        "user_names",
                        (list, i) -> i == 0 || i < list.size() - 1),
                list(
                        "looks at the first user of a bind only",
                        "bindPublicAccountUsers",
                        "user_names",
                        (list, i) -> i == 0),
                list(
                        "looks at the last user of a bind only",
                        "bindPublicAccountUsers",
                        "user_names",
                        (list, i) -> i == list.size() - 1),
                list(
                        "ignores the last user of an unbind",
                        "unbindPublicAccountUsers",
                        "user_names",
                        (list, i) -> i == 0 || i < list.size() - 1),
                list(
                        "looks at the first user of an unbind only",
                        "unbindPublicAccountUsers",
                        "user_names",
                        (list, i) -> i == 0),
                list(
                        "skips users that do not exist in a bind",
                        "bindPublicAccountUsers",
                        "user_names",
                        (list, i) ->
                                list.size() < 2 || !list.get(i).asString("").startsWith("no-such")),
                list(
                        "skips users that do not exist in an unbind",
                        "unbindPublicAccountUsers",
                        "user_names",
                        (list, i) ->
                                list.size() < 2 || !list.get(i).asString("").startsWith("no-such")));
    }

    private static Fault list(
            String name, String operation, String key, BiFunction<ArrayNode, Integer, Boolean> keeps) {
        return Fault.changedRequest(
                CHANGES,
                name,
                call -> call.is(operation)
                        ? call.mapObject(json -> {
                            if (json.path(key) instanceof ArrayNode list && list.size() < 10) {
                                ArrayNode kept = JsonNodeFactory.instance.arrayNode();
                                for (int i = 0; i < list.size(); i++) {
                                    if (keeps.apply(list, i)) {
                                        kept.add(list.get(i));
                                    }
                                }
                                json.set(key, kept);
                            }
                            return json;
                        })
                        : call);
    }
}
