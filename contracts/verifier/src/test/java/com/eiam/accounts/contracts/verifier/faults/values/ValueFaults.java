package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.LISTS;
import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.VALUES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose responses have the right form and wrong values. */
final class ValueFaults implements Faults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Api api;

    ValueFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.concat(values(), lists());
    }

    private String otherAccount(String id) {
        return api.identifiers("account_id").stream()
                .filter(value -> !value.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Fault> values() {
        return Stream.of(
                saying(
                        "answers changes with the id of another account",
                        "account_id",
                        id -> JSON.stringNode(otherAccount(id.stringValue()))),
                Fault.changedRequest(
                        VALUES,
                        "reads another account than the one asked for",
                        call -> call.is("getAccount")
                                        && api.identifiers("account_id").contains(api.pathValue(call, "account_id"))
                                ? call.withPath(api.path(
                                        "getAccount",
                                        Map.of(
                                                "app_id",
                                                api.pathValue(call, "app_id"),
                                                "account_id",
                                                otherAccount(api.pathValue(call, "account_id")))))
                                : call),
                saying(
                        "answers names in upper case",
                        "account_name",
                        name -> JSON.stringNode(name.stringValue().toUpperCase(Locale.ROOT))),
                saying(
                        "calls enabled accounts disabled",
                        "disabled",
                        disabled -> JSON.booleanNode(!disabled.booleanValue())),
                saying("calls every account an orphan", "account_type", type -> JSON.stringNode("ORPHAN_ACCOUNT")),
                saying("answers free attributes as texts", "extension", extension -> {
                    ObjectNode texts = JSON.objectNode();
                    extension
                            .properties()
                            .forEach(entry ->
                                    texts.put(entry.getKey(), entry.getValue().asString()));
                    return texts;
                }),
                saying("answers the organisation's id as null", "org_id", id -> JSON.nullNode()),
                saying("reports every role as taken", "fail_list", list -> JSON.arrayNode()),
                saying("calls every user enabled", "user_name", "disabled"),
                saying("answers a user's name instead of the id", "user_id", id -> JSON.stringNode("zhangsan")));
    }

    /** In objects that have one key, another is false. */
    private static Fault saying(String name, String with, String key) {
        return Fault.changedResponse(
                VALUES,
                name,
                Answer::success,
                answer -> answer.mapObject(json -> {
                    if (json.has(with) && json.has(key)) {
                        json.put(key, false);
                    }
                    json.findValues("associated_users")
                            .forEach(list -> list.forEach(user -> ((ObjectNode) user).put(key, false)));
                    return json;
                }));
    }

    private static Fault saying(String name, String key, UnaryOperator<JsonNode> change) {
        return Fault.changedResponse(
                VALUES,
                name,
                Answer::success,
                answer -> answer.mapObject(json -> {
                    if (json.has(key) && !json.path(key).isNull()) {
                        json.set(key, change.apply(json.path(key)));
                    }
                    return json;
                }));
    }

    private Stream<Fault> lists() {
        return Stream.of(
                list("reverses lists", list -> {
                    ArrayNode turned = JSON.arrayNode();
                    for (int i = list.size() - 1; i >= 0; i--) {
                        turned.add(list.get(i));
                    }
                    return turned;
                }),
                list("leaves out the last entry of a page", list -> {
                    if (!list.isEmpty()) {
                        list.remove(list.size() - 1);
                    }
                    return list;
                }),
                list(
                        "names the first entry of a page twice",
                        list -> list.isEmpty() ? list : list.insert(0, list.get(0))),
                Fault.changedResponse(
                        LISTS,
                        "counts one entry too many",
                        answer -> total(answer) > 0,
                        answer -> answer.mapObject(json -> json.put("total", total(answer) + 1))),
                Fault.changedResponse(
                        LISTS,
                        "counts the entries of the page only",
                        answer -> total(answer) > 0,
                        answer -> answer.mapObject(
                                json -> json.put("total", pageOf(json).size()))),
                parameter("answers the first page, whatever the page", "offset", "0"),
                parameter("counts pages from 1", "offset", null),
                parameter("answers pages of ten entries, whatever the size", "limit", "10"),
                parameter("ignores the filter of the type", "account_type", ""),
                Fault.changedResponse(
                        LISTS,
                        "answers null for an empty list",
                        Answer::success,
                        answer -> answer.mapObject(json -> {
                            json.properties().forEach(entry -> {
                                if (entry.getValue().isArray()
                                        && entry.getValue().isEmpty()) {
                                    entry.setValue(JSON.nullNode());
                                }
                            });
                            return json;
                        })),
                Fault.changedResponse(
                        LISTS,
                        "answers 404 beyond the last page",
                        answer -> answer.success()
                                && answer.json()
                                        .filter(json -> json.has("total")
                                                && pageOf(json).isEmpty())
                                        .isPresent(),
                        answer -> answer.withStatus(404)));
    }

    private static int total(Answer answer) {
        return answer.success()
                ? answer.json().map(json -> json.path("total").intValue(0)).orElse(0)
                : 0;
    }

    private static ArrayNode pageOf(ObjectNode json) {
        return json.propertyStream()
                .map(Map.Entry::getValue)
                .filter(JsonNode::isArray)
                .map(ArrayNode.class::cast)
                .findFirst()
                .orElse(JSON.arrayNode());
    }

    private static Fault list(String name, UnaryOperator<ArrayNode> change) {
        return Fault.changedResponse(
                LISTS,
                name,
                Answer::success,
                answer -> answer.mapObject(json -> {
                    for (String key : List.copyOf(json.propertyNames())) {
                        if (json.has("total") && json.path(key) instanceof ArrayNode list) {
                            json.set(key, change.apply(list.deepCopy()));
                        }
                    }
                    return json;
                }));
    }

    private static Fault parameter(String name, String parameter, String value) {
        return Fault.changedRequest(
                LISTS,
                name,
                call -> call.parameters().stream()
                        .filter(pair ->
                                pair.name().equals(parameter) && pair.value().matches("\\d{1,6}|[A-Z_]+_ACCOUNT"))
                        .findFirst()
                        .map(pair -> call.withParameter(
                                parameter,
                                value == null
                                        ? String.valueOf(Math.max(0, Integer.parseInt(pair.value()) - 1))
                                        : value))
                        .orElse(call));
    }
}
