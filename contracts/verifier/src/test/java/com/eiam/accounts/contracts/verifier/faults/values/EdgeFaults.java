package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;
import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHECKS;
import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.VALUES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that are right for the usual users, names and attributes, and wrong for those at the edge. */
final class EdgeFaults implements Faults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BIND = "bindPublicAccountUsers";
    private static final String UNBIND = "unbindPublicAccountUsers";
    private static final String USERS = "user_names";

    private final Api api;

    EdgeFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(users(), names(), values()).flatMap(faults -> faults);
    }

    private Stream<Fault> users() {
        return Stream.of(
                Fault.seeingOnly(BIND, USERS, 2),
                Fault.seeingOnly(UNBIND, USERS, 2),
                like(BIND),
                like(UNBIND),
                new Fault(CHANGES, "replaces the users in bindPublicAccountUsers", (call, server) -> {
                    List<String> others = api.identifiers("user_name").stream()
                            .filter(user -> !call.texts(USERS).contains(user))
                            .toList();
                    Answer answer = server.answer(call);
                    if (call.is(BIND) && answer.success()) {
                        server.also(api.sameAccount(call, UNBIND).withBody(Stored.body(USERS, List.copyOf(others))));
                    }
                    return answer;
                }),
                new Fault(CHANGES, "also binds the owner in bindPublicAccountOwner", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is("bindPublicAccountOwner") && answer.success()) {
                        String owner =
                                call.json().orElseThrow().path("user_name").stringValue();
                        server.also(api.sameAccount(call, BIND).withBody(Stored.body(USERS, List.of(owner))));
                    }
                    return answer;
                }),
                unknownUser(
                        "finds usernames in their own letters only",
                        name -> api.identifiers("user_name").stream().noneMatch(name::equals)),
                unknownUser("folds the case of ASCII letters only", "STRASSE"::equals),
                usernames("normalises usernames", name -> Normalizer.normalize(name, Normalizer.Form.NFC)),
                usernames(
                        "takes ı for i in usernames",
                        name -> name.replace('ı', 'i').replace("irmak", "ırmak")));
    }

    private Stream<Fault> names() {
        return Stream.of(
                taken("compares account names in all applications", "archivist-0\\d"),
                taken("takes _ in an account name for any character", "crm_service"),
                taken("refuses an account its own name in other letters", "Renamed-IN-Place"),
                taken("keeps the name of a deleted account", "To-Be-Deleted-For-Its-Name"),
                body(
                        "looks for organisations in all applications",
                        json -> json.path("org_code").stringValue("").equals("first-line")
                                ? json.put("org_code", "sales")
                                : json),
                new Fault(CHECKS, "refuses an empty scope", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("issueToken") && call.form().contains(new Call.Pair("scope", ""))
                            ? answer.refusing("invalid_scope")
                            : answer;
                }));
    }

    private Stream<Fault> values() {
        return Stream.of(
                body("ignores null for a free attribute", json -> {
                    if (json.path("extension") instanceof ObjectNode extension) {
                        extension.remove(extension
                                .propertyStream()
                                .filter(entry -> entry.getValue().isNull())
                                .map(java.util.Map.Entry::getKey)
                                .toList());
                    }
                    return json;
                }),
                extension(
                        "rounds whole numbers beyond 2^53",
                        value -> value.isIntegralNumber() ? JSON.numberNode((long) value.doubleValue()) : value),
                extension(
                        "rounds numbers to whole ones",
                        value -> value.isNumber() ? JSON.numberNode(value.longValue()) : value),
                extension(
                        "escapes markup in free attributes",
                        value -> value.isString()
                                ? JSON.stringNode(value.stringValue()
                                        .replace("&", "&amp;")
                                        .replace("<", "&lt;"))
                                : value),
                extension(
                        "answers an empty list as an empty text",
                        value -> value.isArray() && value.isEmpty() ? JSON.stringNode("") : value));
    }

    /** A comparison with LIKE. */
    private Fault like(String operation) {
        return new Fault(CHANGES, "takes _ for any character in " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation)
                    && answer.success()
                    && call.texts(USERS).stream().anyMatch("li_si"::equalsIgnoreCase)) {
                server.also(api.sameAccount(call, operation).withBody(Stored.body(USERS, List.of("lixsi", "li%si"))));
            }
            return answer;
        });
    }

    private static Fault unknownUser(String name, Predicate<String> unknown) {
        return new Fault(CHECKS, name, (call, server) -> {
            boolean wrong = call.is(BIND) && call.texts(USERS).stream().anyMatch(unknown);
            Answer answer = wrong ? server.pretend(call) : server.answer(call);
            return wrong && answer.success() ? answer.refusing("USER.0001") : answer;
        });
    }

    private static Fault usernames(String name, UnaryOperator<String> change) {
        return body(name, json -> {
            if (json.path(USERS).isArray()) {
                ArrayNode users = JSON.arrayNode();
                json.path(USERS)
                        .forEach(user ->
                                users.add(user.isString() ? JSON.stringNode(change.apply(user.stringValue())) : user));
                json.set(USERS, users);
            }
            if (json.path("user_name").isString()) {
                json.put("user_name", change.apply(json.path("user_name").stringValue()));
            }
            return json;
        });
    }

    private static Fault taken(String name, String accountNames) {
        return new Fault(CHECKS, name, (call, server) -> {
            boolean wrong = call.json()
                    .map(json -> json.path("account_name").stringValue("").matches(accountNames))
                    .orElse(false);
            Answer answer = wrong ? server.pretend(call) : server.answer(call);
            return wrong && answer.success() ? answer.refusing("APP.ACCOUNT.0013") : answer;
        });
    }

    private static Fault body(String name, UnaryOperator<ObjectNode> change) {
        return Fault.changedRequest(CHECKS, name, call -> call.mapObject(change));
    }

    private static Fault extension(String name, UnaryOperator<JsonNode> change) {
        return Fault.changedResponse(
                VALUES,
                name,
                Answer::success,
                answer -> answer.mapObject(json -> {
                    if (json.path("extension") instanceof ObjectNode extension) {
                        extension.properties().forEach(entry -> entry.setValue(change.apply(entry.getValue())));
                    }
                    return json;
                }));
    }
}
