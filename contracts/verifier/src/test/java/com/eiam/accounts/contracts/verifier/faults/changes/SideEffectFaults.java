package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Servers that change one more thing with one operation: each operation with each thing. */
final class SideEffectFaults implements Faults {

    private static final List<String> CHANGES_OF_ACCOUNTS = List.of(
            "enableAccount",
            "disableAccount",
            "updateAccount",
            "addAccountRoles",
            "removeAccountRoles",
            "bindPublicAccountUsers",
            "unbindPublicAccountUsers",
            "bindPublicAccountOwner");

    private final Stored stored;

    SideEffectFaults(Api api) {
        this.stored = new Stored(api);
    }

    private record Effect(String words, List<String> not, BiConsumer<Call, CorrectServer> change) {}

    @Override
    public Stream<Fault> all() {
        return Stream.concat(
                CHANGES_OF_ACCOUNTS.stream()
                        .flatMap(operation -> effects().stream()
                                .filter(effect -> !effect.not().contains(operation))
                                .map(effect -> Fault.followed(
                                        effect.words() + " in " + operation, operation, effect.change()))),
                CHANGES_OF_ACCOUNTS.stream()
                        .filter(operation -> !operation.equals("bindPublicAccountOwner"))
                        .map(this::ownerLost));
    }

    private List<Effect> effects() {
        return List.of(
                new Effect(
                        "also unbinds the users",
                        List.of("unbindPublicAccountUsers", "bindPublicAccountUsers"),
                        this::unbind),
                new Effect(
                        "also removes the roles", List.of("removeAccountRoles", "addAccountRoles"), (call, server) -> {
                            List<String> roles = before(call, server)
                                    .path("roles")
                                    .valueStream()
                                    .map(role -> role.path("role_id").asString(""))
                                    .toList();
                            if (!roles.isEmpty()) {
                                stored.change(
                                        call, server, stored.account(call), "removeAccountRoles", "role_ids", roles);
                            }
                        }),
                new Effect(
                        "also disables",
                        List.of("disableAccount", "enableAccount"),
                        (call, server) -> stored.change(call, server, "disableAccount", "")),
                new Effect(
                        "also enables",
                        List.of("disableAccount", "enableAccount"),
                        (call, server) -> stored.change(call, server, "enableAccount", "")),
                new Effect(
                        "also empties the extension",
                        List.of(),
                        (call, server) -> update(call, server, json -> {
                            ObjectNode none = json.putObject("extension");
                            before(call, server)
                                    .path("extension")
                                    .propertyNames()
                                    .forEach(none::putNull);
                        })),
                new Effect(
                        "also removes the last free attribute",
                        List.of(),
                        (call, server) -> update(call, server, json -> {
                            List<String> keys = List.copyOf(
                                    before(call, server).path("extension").propertyNames());
                            if (!keys.isEmpty()) {
                                json.putObject("extension").putNull(keys.get(keys.size() - 1));
                            }
                        })),
                new Effect(
                        "also cuts the display name",
                        List.of("updateAccount"),
                        (call, server) -> update(call, server, json -> {
                            String name = before(call, server).path("name").asString("");
                            if (name.length() > 2) {
                                json.put("name", name.substring(0, name.length() - 1));
                            }
                        })),
                new Effect(
                        "also lower-cases the account name",
                        List.of("updateAccount"),
                        (call, server) -> update(
                                call,
                                server,
                                json -> json.put(
                                        "account_name",
                                        json.path("account_name").asString("").toLowerCase(Locale.ROOT)))));
    }

    private void unbind(Call call, CorrectServer server) {
        List<String> users = stored.users(call, server).stream()
                .map(user -> user.path("userName").asString(""))
                .toList();
        if (!users.isEmpty()) {
            stored.change(call, server, stored.account(call), "unbindPublicAccountUsers", "user_names", users);
        }
    }

    private ObjectNode before(Call call, CorrectServer server) {
        return stored.read(call, server).orElseGet(Stored.JSON::objectNode);
    }

    private void update(Call call, CorrectServer server, Consumer<ObjectNode> change) {
        ObjectNode json = Stored.JSON.objectNode();
        json.set("account_name", before(call, server).path("account_name"));
        change.accept(json);
        stored.change(call, server, "updateAccount", stored.account(call), json);
    }

    private Fault ownerLost(String operation) {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "also takes the owner in " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("bindPublicAccountOwner") && answer.success()) {
                lost.remove(stored.account(call));
            } else if (call.is(operation) && answer.success()) {
                lost.add(stored.account(call));
            }
            return call.is("getPublicAccountOwner") && answer.success() && lost.contains(stored.account(call))
                    ? answer.refusing("APP.ACCOUNT.0037")
                    : answer;
        });
    }
}
