package com.eiam.accounts.contracts.verifier.faults.entries;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that treat an entry of a list otherwise because of its place or its neighbours. */
final class BatchFaults implements Faults {

    private static final int BATCH = 20;
    private static final int LONGEST = 255;
    private static final int MOST_USERS = 1000;

    private final Stored stored;

    BatchFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                first("adds the first 20 roles of a request only", "addAccountRoles", "role_ids"),
                first("removes the first 20 roles of a request only", "removeAccountRoles", "role_ids"),
                first("unbinds the first 20 users of a request only", "unbindPublicAccountUsers", "user_names"),
                Fault.seeingOnly("bindPublicAccountUsers", "user_names", 500),
                bindsKnown(),
                list(
                        "passes over unknown usernames after the hundredth in unbindPublicAccountUsers",
                        "unbindPublicAccountUsers",
                        "user_names",
                        BatchFaults::withoutLateUnknown),
                unbindsUntil(),
                list(
                        "passes over blank usernames among others in bindPublicAccountUsers",
                        "bindPublicAccountUsers",
                        "user_names",
                        BatchFaults::withoutBlanks),
                list(
                        "passes over blank usernames among others in unbindPublicAccountUsers",
                        "unbindPublicAccountUsers",
                        "user_names",
                        BatchFaults::withoutBlanks),
                list(
                        "passes over blank ids among others in addAccountRoles",
                        "addAccountRoles",
                        "role_ids",
                        BatchFaults::withoutBlanks),
                list(
                        "passes over null in user_names",
                        "",
                        "user_names",
                        entries -> entries.stream()
                                .filter(entry -> entries.size() < 2 || !entry.isNull())
                                .toList()),
                list(
                        "flattens lists in role_ids",
                        "",
                        "role_ids",
                        entries -> entries.stream()
                                .flatMap(entry -> entry.isArray() ? entry.valueStream() : Stream.of(entry))
                                .toList()),
                list("checks the length of the first role id only", "", "role_ids", BatchFaults::cutLater),
                list("takes ids of roles that differ in case for one", "", "role_ids", BatchFaults::onceInAnyCase),
                Fault.changedResponse(
                        VALUES,
                        "escapes markup in fail_list",
                        answer -> answer.text().contains("fail_list"),
                        answer -> answer.withBody(
                                answer.text().replace("<", "&lt;").replace("&", "&amp;"))),
                notHeld());
    }

    private Fault bindsKnown() {
        return new Fault(CHANGES, "binds the known users of a long list, and refuses it", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("bindPublicAccountUsers")
                    && answer.code().equals("USER.0001")
                    && call.texts("user_names").size() > BATCH) {
                List<String> known = call.texts("user_names").stream()
                        .filter(name -> Stored.TENANT.userNamed(name).isPresent())
                        .toList();
                stored.change(call, server, stored.account(call), call.operation(), "user_names", known);
            }
            return answer;
        });
    }

    private static List<JsonNode> withoutLateUnknown(List<JsonNode> entries) {
        List<JsonNode> late = entries.subList(Math.min(entries.size(), 100), entries.size()).stream()
                .filter(entry -> Stored.TENANT.userNamed(entry.asString("")).isPresent())
                .toList();
        return entries.size() > MOST_USERS
                ? entries
                : Stream.concat(entries.stream().limit(100), late.stream()).toList();
    }

    private static List<JsonNode> withoutBlanks(List<JsonNode> entries) {
        List<JsonNode> others = entries.stream()
                .filter(entry -> !entry.isString() || !entry.stringValue().isBlank())
                .toList();
        return others.isEmpty() ? entries : others;
    }

    private static List<JsonNode> cutLater(List<JsonNode> entries) {
        List<JsonNode> cut = new ArrayList<>(entries);
        for (int i = 1; i < cut.size(); i++) {
            if (cut.get(i).asString("").length() > LONGEST) {
                cut.set(i, Stored.JSON.stringNode(cut.get(i).stringValue().substring(0, LONGEST)));
            }
        }
        return cut;
    }

    private static List<JsonNode> onceInAnyCase(List<JsonNode> entries) {
        Set<String> seen = new HashSet<>();
        return entries.stream()
                .filter(entry ->
                        !entry.isString() || seen.add(entry.stringValue().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Fault list(String name, String operation, String key, UnaryOperator<List<JsonNode>> change) {
        return Fault.changedRequest(
                CHECKS,
                name,
                call -> operation.isEmpty() || call.is(operation)
                        ? Stored.edit(call, json -> {
                            if (json.path(key) instanceof ArrayNode list) {
                                List<JsonNode> entries =
                                        change.apply(list.valueStream().toList());
                                json.putArray(key).addAll(entries);
                            }
                            return json;
                        })
                        : call);
    }

    /** A server whose statement has the first entries only, and which acknowledges all. */
    private static Fault first(String name, String operation, String key) {
        return new Fault(CHANGES, name + ", and acknowledges all", (call, server) -> {
            if (!call.is(operation) || call.texts(key).size() <= BATCH) {
                return server.answer(call);
            }
            Answer all = server.pretend(call);
            if (all.success()) {
                server.also(call.withFirst(key, BATCH));
            }
            return all;
        });
    }

    private Fault unbindsUntil() {
        return new Fault(CHANGES, "unbinds nobody after a user who is not bound", (call, server) -> {
            if (!call.is("unbindPublicAccountUsers")) {
                return server.answer(call);
            }
            Answer right = server.pretend(call);
            if (right.success()) {
                Set<String> bound = new HashSet<>();
                stored.users(call, server)
                        .forEach(user ->
                                bound.add(NameKey.of(user.path("userName").stringValue())));
                List<String> first = call.texts("user_names").stream()
                        .takeWhile(user -> bound.contains(NameKey.of(user)))
                        .toList();
                if (!first.isEmpty()) {
                    stored.change(call, server, stored.account(call), call.operation(), "user_names", first);
                }
            }
            return right;
        });
    }

    private Fault notHeld() {
        return new Fault(VALUES, "reports roles as removed that the account did not hold", (call, server) -> {
            Answer answer = server.answer(call);
            Optional<Tenant.App> application = stored.application(call);
            return call.is("removeAccountRoles") && answer.success()
                    ? answer.mapObject(json -> {
                        ObjectNode changed = json.deepCopy();
                        ArrayNode done = changed.putArray("success_list");
                        ArrayNode failed = changed.putArray("fail_list");
                        new LinkedHashSet<>(call.texts("role_ids"))
                                .forEach(id -> (application
                                                        .flatMap(app -> app.role(id))
                                                        .isPresent()
                                                ? done
                                                : failed)
                                        .add(id));
                        return changed;
                    })
                    : answer;
        });
    }
}
