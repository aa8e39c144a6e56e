package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.LISTS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.TenantFile;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that read one account right and list it wrong, or compare the names of some accounts only. */
final class ListedFaults implements Faults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Stored stored;

    ListedFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                rows("escapes markup in the free attributes of a list", value -> text(value, "<", "&lt;")),
                rows("composes letters in the free attributes of a list", value -> text(value, "e\u0301", "\u00e9")),
                rows(
                        "rounds the numbers of a list",
                        value -> value.isNumber() ? JSON.numberNode(value.doubleValue()) : value),
                rows("lists no for yes", value -> value.isBoolean() ? JSON.booleanNode(false) : value),
                rows(
                        "lists empty lists as null",
                        value -> value.isArray() && value.isEmpty()
                                ? JSON.arrayNode().add("")
                                : value),
                names(),
                taken("compares account names of one type only"),
                filtered());
    }

    private static JsonNode text(JsonNode value, String part, String other) {
        return value.isString() ? JSON.stringNode(value.stringValue().replace(part, other)) : value;
    }

    private static Fault rows(String name, UnaryOperator<JsonNode> change) {
        return Fault.changedResponse(
                LISTS,
                name,
                (call, answer) -> call.is("listAccounts") && answer.success(),
                answer -> answer.mapObject(json -> {
                    json.path("accounts").forEach(account -> {
                        ObjectNode extension = (ObjectNode) account.path("extension");
                        extension.properties().forEach(entry -> entry.setValue(change.apply(entry.getValue())));
                    });
                    return json;
                }));
    }

    private static Fault names() {
        return Fault.changedResponse(
                LISTS,
                "escapes quotes in the names of a list",
                (call, answer) -> call.is("listAccounts") && answer.success(),
                answer -> answer.mapObject(json -> {
                    json.path("accounts")
                            .forEach(account -> ((ObjectNode) account)
                                    .set("account_name", text(account.path("account_name"), "'", "&#39;")));
                    return json;
                }));
    }

    /** A server that has one list of names per type. */
    private Fault taken(String name) {
        return new Fault(LISTS, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (!Stored.creates(call) || !answer.code().equals("APP.ACCOUNT.0013")) {
                return answer;
            }
            String type = call.operation().replaceAll("create|Account", "").toUpperCase(Locale.ROOT) + "_ACCOUNT";
            boolean another = TenantFile.contractTenant().applications().stream()
                    .filter(application -> application.appId().equals(stored.app(call)))
                    .flatMap(application -> application.accounts().stream())
                    .filter(account -> NameKey.of(account.accountName())
                            .equals(NameKey.of(Stored.text(call, "account_name").orElse(""))))
                    .anyMatch(account -> !account.accountType().toString().equals(type));
            return another
                    ? answer.withStatus(201).withBody("{\"account_id\":\"20260101000000000-0000-000000000\"}")
                    : answer;
        });
    }

    /** A server whose new accounts have no type in the index of its list. */
    private Fault filtered() {
        Map<String, Boolean> created = new ConcurrentHashMap<>();
        return new Fault(LISTS, "lists no new accounts of a type", (call, server) -> {
            Answer answer = server.answer(call);
            if (Stored.creates(call) && answer.success()) {
                created.put(Stored.created(answer), true);
            }
            return call.is("listAccounts") && answer.success() && call.query().contains("account_type=")
                    ? answer.mapObject(json -> {
                        ArrayNode rows = (ArrayNode) json.path("accounts");
                        int before = rows.size();
                        rows.removeIf(row -> created.containsKey(row.path("id").stringValue()));
                        return json.put("total", json.path("total").intValue() - before + rows.size());
                    })
                    : answer;
        });
    }
}
