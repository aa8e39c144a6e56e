package com.eiam.accounts.contracts.verifier.faults.sequences;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that remember too much, or do not repeat what they did. */
final class AfterwardsFaults implements Faults {

    private final Stored stored;

    AfterwardsFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                disablesDeleted(),
                formerOwner(),
                ownerOfDeleted(),
                Fault.refusing(
                        CHANGES,
                        "refuses to unbind a name that is there twice",
                        "USER.0001",
                        call -> call.is("unbindPublicAccountUsers")
                                && new HashSet<>(call.texts("user_names")).size()
                                        < call.texts("user_names").size()),
                defaults(),
                heldFails(),
                givesAgainAlone(),
                countsDeleted(),
                new Fault(
                        CHANGES,
                        "refuses to unbind from an account without users",
                        (call, server) -> call.is("unbindPublicAccountUsers")
                                        && stored.users(call, server).isEmpty()
                                ? Stored.refuse(call, server, "USER.0001")
                                : server.answer(call)));
    }

    private Fault disablesDeleted() {
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "acknowledges disableAccount for a deleted account", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("deleteAccount") && answer.success()) {
                deleted.add(stored.account(call));
            }
            return call.is("disableAccount")
                            && answer.code().equals("APP.ACCOUNT.0028")
                            && deleted.contains(stored.account(call))
                    ? Stored.reference(answer, 200, stored.account(call))
                    : answer;
        });
    }

    private Fault formerOwner() {
        Set<String> former = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "acknowledges an owner who was replaced before, and does nothing", (call, server) -> {
            if (!call.is("bindPublicAccountOwner")) {
                return server.answer(call);
            }
            if (former.contains(stored.account(call)
                    + Stored.text(call, "user_name").orElse("").toLowerCase(Locale.ROOT))) {
                return server.pretend(call);
            }
            Optional<ObjectNode> before = stored.read(call, server, "getPublicAccountOwner", stored.account(call));
            Answer answer = server.answer(call);
            if (answer.success()) {
                before.ifPresent(owner -> former.add(stored.account(call)
                        + owner.path("user_name").asString("").toLowerCase(Locale.ROOT)));
            }
            return answer;
        });
    }

    private Fault ownerOfDeleted() {
        Map<String, ObjectNode> owners = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "answers the owner of a deleted account", (call, server) -> {
            if (call.is("deleteAccount")) {
                stored.read(call, server, "getPublicAccountOwner", stored.account(call))
                        .ifPresent(owner -> owners.put(stored.account(call), owner));
            }
            Answer answer = server.answer(call);
            return call.is("getPublicAccountOwner")
                            && answer.code().equals("APP.ACCOUNT.0038")
                            && owners.containsKey(stored.account(call))
                    ? answer.withStatus(200).withBody((JsonNode) owners.get(stored.account(call)))
                    : answer;
        });
    }

    private static Fault defaults() {
        return KeyedBodyFaults.comparing(
                "takes a default that is written out for the same request of an Idempotency-Key",
                "createPublicAccount",
                AfterwardsFaults::withoutDefault);
    }

    private static ObjectNode withoutDefault(ObjectNode json) {
        return json.path("disabled").isBoolean() && !json.path("disabled").booleanValue()
                ? json.without("disabled")
                : json;
    }

    private Fault heldFails() {
        return new Fault(CHANGES, "puts a held role into fail_list if a new one is beside it", (call, server) -> {
            if (!call.is("addAccountRoles")) {
                return server.answer(call);
            }
            List<String> held = stored.read(call, server).stream()
                    .flatMap(account -> account.path("roles").valueStream())
                    .map(role -> role.path("role_id").asString(""))
                    .toList();
            return server.answer(call).mapObject(json -> {
                List<String> done = json.path("success_list")
                        .valueStream()
                        .map(id -> id.asString(""))
                        .toList();
                if (json.has("success_list")
                        && !held.containsAll(done)
                        && done.stream().anyMatch(held::contains)) {
                    ArrayNode left = json.putArray("success_list");
                    done.forEach(id -> (held.contains(id) ? json.withArray("fail_list") : left).add(id));
                }
                return json;
            });
        });
    }

    private Fault givesAgainAlone() {
        Map<String, Set<String>> removed = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "gives a role that was removed again only if it comes alone", (call, server) -> {
            Set<String> marked =
                    removed.computeIfAbsent(stored.account(call), account -> ConcurrentHashMap.newKeySet());
            List<String> ids = call.texts("role_ids");
            if (call.is("addAccountRoles") && ids.size() > 1 && ids.stream().anyMatch(marked::contains)) {
                ArrayNode sent = Stored.JSON.arrayNode();
                ids.stream().filter(id -> !marked.contains(id)).forEach(sent::add);
                return sent.isEmpty()
                        ? server.pretend(call)
                        : server.answer(Stored.edit(call, body -> body.set("role_ids", sent)));
            }
            Answer answer = server.answer(call);
            if (answer.success() && call.is("addAccountRoles")) {
                ids.forEach(marked::remove);
            } else if (answer.success() && call.is("removeAccountRoles")) {
                marked.addAll(ids);
            }
            return answer;
        });
    }

    private Fault countsDeleted() {
        Set<String> former = ConcurrentHashMap.newKeySet();
        return new Fault(
                CHANGES,
                "counts the role of a deleted account of the same name where one is allowed",
                (call, server) -> {
                    boolean deletes = call.is("deleteAccount");
                    if (!deletes && !call.is("addAccountRoles")
                            || stored.application(call)
                                    .filter(app -> !app.severalRoles())
                                    .isEmpty()) {
                        return server.answer(call);
                    }
                    Optional<ObjectNode> before = stored.read(call, server);
                    Optional<String> name = before.map(account ->
                            stored.app(call) + account.path("account_name").stringValue());
                    if (!deletes && name.filter(former::contains).isPresent()) {
                        return Stored.refuse(call, server, "APP.ROLE.0004");
                    }
                    Answer answer = server.answer(call);
                    if (deletes && answer.success()) {
                        before.filter(account -> !account.path("roles").isEmpty())
                                .flatMap(account -> name)
                                .ifPresent(former::add);
                    }
                    return answer;
                });
    }
}
