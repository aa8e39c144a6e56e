package com.eiam.accounts.contracts.verifier.faults.reads;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose lists of one type do not follow one kind of change, until another one is made. */
final class LaggingListFaults implements Faults {

    private final Stored stored;

    LaggingListFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of("disableAccount", "removeAccountRoles").map(this::lagging);
    }

    private Fault lagging(String change) {
        Map<String, ObjectNode> before = new ConcurrentHashMap<>();
        return new Fault(Kind.LISTS, "lists no effect of " + change + " in lists of one type", (call, server) -> {
            boolean changes =
                    !call.method().equals("GET") && !stored.account(call).isEmpty();
            Optional<ObjectNode> account = changes ? stored.read(call, server) : Optional.empty();
            Answer answer = server.answer(call);
            if (changes && answer.success()) {
                if (call.is(change)) {
                    account.ifPresent(row -> before.putIfAbsent(stored.account(call), row));
                } else {
                    before.remove(stored.account(call));
                }
            }
            return isOfOneType(call) && answer.success()
                    ? answer.mapObject(json -> {
                        ArrayNode rows = json.path("accounts").asArray();
                        for (int i = 0; i < rows.size(); i++) {
                            JsonNode row = rows.get(i);
                            rows.set(i, before.getOrDefault(row.path("id").asString(""), row.asObject()));
                        }
                        return json;
                    })
                    : answer;
        });
    }

    private static boolean isOfOneType(Call call) {
        return call.is("listAccounts")
                && call.parameter("account_type")
                        .filter(type -> !type.isEmpty())
                        .isPresent();
    }
}
