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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Servers that change what a request leaves alone. */
final class KeptFaults implements Faults {

    private final Stored stored;

    KeptFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(attributes(), others()).flatMap(faults -> faults);
    }

    private interface Change {
        void of(ObjectNode before, ObjectNode extension);
    }

    private Fault extension(String name, Change change) {
        return new Fault(VALUES, name, (call, server) -> {
            if (!call.is("updateAccount") || !Stored.value(call, "extension").isObject()) {
                return server.answer(call);
            }
            ObjectNode before = stored.extension(call, server);
            return server.answer(Stored.edit(call, json -> {
                change.of(before, (ObjectNode) json.path("extension"));
                return json;
            }));
        });
    }

    private Stream<Fault> attributes() {
        return Stream.of(
                extension(
                        "keeps a free attribute that is true if an update sends false",
                        (before, extension) -> List.copyOf(extension.propertyNames()).stream()
                                .filter(key -> extension.path(key).isBoolean()
                                        && !extension.path(key).booleanValue()
                                        && before.path(key).isBoolean()
                                        && before.path(key).booleanValue())
                                .forEach(extension::remove)),
                extension(
                        "merges free attributes regardless of the case of their keys",
                        (before, extension) -> List.copyOf(extension.propertyNames())
                                .forEach(key -> before.propertyNames().stream()
                                        .filter(old -> !before.has(key) && old.equalsIgnoreCase(key))
                                        .findFirst()
                                        .ifPresent(old -> extension.set(old, extension.remove(key))))),
                extension(
                        "stores an empty text for null if the key is not there",
                        (before, extension) -> List.copyOf(extension.propertyNames()).stream()
                                .filter(key -> extension.path(key).isNull() && !before.has(key))
                                .forEach(key -> extension.put(key, ""))),
                extension(
                        "takes the text null of a free attribute for null",
                        (before, extension) -> List.copyOf(extension.propertyNames()).stream()
                                .filter(key -> extension.path(key).asString("").equals("null"))
                                .forEach(extension::putNull)),
                new Fault(
                        CHANGES,
                        "fills a missing display name with the account name on an update",
                        (call, server) -> server.answer(
                                call.is("updateAccount")
                                                && Stored.text(call, "name")
                                                        .orElse("")
                                                        .isEmpty()
                                                && stored.read(call, server)
                                                        .filter(json -> json.path("name")
                                                                .isNull())
                                                        .isPresent()
                                        ? Stored.edit(call, json -> json.set("name", json.path("account_name")))
                                        : call)));
    }

    private Stream<Fault> others() {
        return Stream.of(
                Fault.followed(
                        "unbinds the users of a public account that it disables", "disableAccount", (call, server) -> {
                            List<String> users = stored.users(call, server).stream()
                                    .map(user -> user.path("userName").asString(""))
                                    .toList();
                            if (!users.isEmpty()) {
                                stored.change(
                                        call,
                                        server,
                                        stored.account(call),
                                        "unbindPublicAccountUsers",
                                        "user_names",
                                        users);
                            }
                        }),
                ownerLost(
                        "takes the owner from a public account that it enables",
                        (call, server) -> call.is("enableAccount")),
                ownerLost(
                        "takes the owner from a public account that gets another name",
                        (call, server) -> call.is("updateAccount")
                                && stored.read(call, server)
                                        .filter(json -> !json.path("account_name")
                                                .asString("")
                                                .equals(Stored.text(call, "account_name")
                                                        .orElse("")))
                                        .isPresent()),
                Fault.followed(
                        "enables a disabled account that gets roles",
                        "addAccountRoles",
                        (call, server) -> stored.change(call, server, "enableAccount", "")),
                Fault.followed("disables an account that loses its last role", "removeAccountRoles", (call, server) -> {
                    if (stored.read(call, server)
                            .filter(json -> json.path("roles").isEmpty())
                            .isPresent()) {
                        stored.change(call, server, "disableAccount", "");
                    }
                }));
    }

    private Fault ownerLost(String name, BiPredicate<Call, CorrectServer> when) {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, name, (call, server) -> {
            boolean loses = when.test(call, server);
            Answer answer = server.answer(call);
            if (loses && answer.success()) {
                lost.add(stored.account(call));
            }
            if (call.is("bindPublicAccountOwner") && answer.success()) {
                lost.remove(stored.account(call));
            }
            return call.is("getPublicAccountOwner") && answer.success() && lost.contains(stored.account(call))
                    ? answer.refusing("APP.ACCOUNT.0037")
                    : answer;
        });
    }
}
