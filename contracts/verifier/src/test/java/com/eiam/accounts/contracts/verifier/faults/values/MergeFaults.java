package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.VALUES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.math.BigDecimal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that change free attributes which an account has already, and lose some or touch others. */
final class MergeFaults implements Faults {

    private static final String EXTENSION = "extension";

    private final Stored stored;

    MergeFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                update(
                        "drops false if the account has no such key",
                        (sent, before) -> sent.properties()
                                .removeIf(attribute -> attribute.getValue().isBoolean()
                                        && !attribute.getValue().booleanValue()
                                        && !before.has(attribute.getKey()))),
                update(
                        "rounds the numbers that an update does not name",
                        (sent, before) -> before.properties().forEach(attribute -> {
                            if (!sent.isEmpty() && isRounded(attribute.getValue()) && !sent.has(attribute.getKey())) {
                                sent.put(attribute.getKey(), rounded(attribute.getValue()));
                            }
                        })),
                update("does not remove the last key of extension", (sent, before) -> {
                    if (sent.valueStream().allMatch(JsonNode::isNull)
                            && sent.propertyNames().containsAll(before.propertyNames())) {
                        sent.removeAll();
                    }
                }),
                Fault.changedBody(
                        VALUES, "takes a new free attribute disabled for the field", "updateAccount", json -> {
                            JsonNode attribute = json.path(EXTENSION).path("disabled");
                            return attribute.isBoolean() ? json.set("disabled", attribute) : json;
                        }),
                createdWithNull(),
                Fault.followed("rounds numbers of extension on enableAccount", "enableAccount", this::round),
                Fault.followed("rounds numbers of extension on disableAccount", "disableAccount", this::round));
    }

    private Fault update(String name, BiConsumer<ObjectNode, ObjectNode> change) {
        return new Fault(VALUES, name, (call, server) -> {
            if (!call.is("updateAccount") || !(Stored.value(call, EXTENSION) instanceof ObjectNode)) {
                return server.answer(call);
            }
            ObjectNode before = stored.extension(call, server);
            return server.answer(Stored.edit(call, json -> {
                change.accept((ObjectNode) json.path(EXTENSION), before);
                return json;
            }));
        });
    }

    private Fault createdWithNull() {
        Set<String> accounts = ConcurrentHashMap.newKeySet();
        return new Fault(VALUES, "adds nothing to an extension that was created as null", (call, server) -> {
            Answer answer = server.answer(
                    call.is("updateAccount") && accounts.contains(stored.account(call))
                            ? Stored.edit(call, json -> json.without(EXTENSION))
                            : call);
            if (Stored.creates(call)
                    && answer.success()
                    && Stored.value(call, EXTENSION).isNull()) {
                accounts.add(Stored.created(answer));
            }
            return answer;
        });
    }

    private static boolean isRounded(JsonNode value) {
        return value.isNumber() && value.decimalValue().compareTo(rounded(value)) != 0;
    }

    /** The number as a double; as it is if it is beyond all doubles. */
    private static BigDecimal rounded(JsonNode value) {
        double number = value.decimalValue().doubleValue();
        return Double.isFinite(number) ? BigDecimal.valueOf(number) : value.decimalValue();
    }

    private void round(Call call, CorrectServer server) {
        stored.read(call, server).ifPresent(account -> {
            ObjectNode body = Stored.JSON.objectNode();
            body.set("account_name", account.path("account_name"));
            ObjectNode rounded = body.putObject(EXTENSION);
            account.path(EXTENSION).properties().forEach(attribute -> {
                if (isRounded(attribute.getValue())) {
                    rounded.put(attribute.getKey(), rounded(attribute.getValue()));
                }
            });
            stored.change(call, server, "updateAccount", stored.account(call), body);
        });
    }
}
