package com.eiam.accounts.contracts.verifier.faults.entries;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.LISTS;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Servers that bind and unbind the wrong users. */
final class PublicAccountFaults implements Faults {

    private static final String BIND = "bindPublicAccountUsers";
    private static final String NAMES = "user_names";

    private final Stored stored;

    PublicAccountFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                Fault.changedRequest(
                        LISTS,
                        "binds the first twenty users of a request",
                        call -> call.is(BIND) && call.texts(NAMES).size() > 20 && allKnown(call)
                                ? call.withFirst(NAMES, 20)
                                : call),
                new Fault(
                        LISTS,
                        "refuses to bind a disabled user",
                        (call, server) -> call.is(BIND)
                                        && users(call)
                                                .anyMatch(user -> user.filter(Tenant.User::disabled)
                                                        .isPresent())
                                ? Stored.refuse(call, server, "USER.0001")
                                : server.answer(call)),
                new Fault(
                        LISTS,
                        "fails if a username is repeated in other case",
                        (call, server) -> call.is(BIND)
                                        && keys(call).size()
                                                < call.texts(NAMES).stream()
                                                        .distinct()
                                                        .count()
                                ? Stored.refuse(call, server, "HTTP.500").withStatus(500)
                                : server.answer(call)),
                new Fault(LISTS, "refuses to unbind the last user", (call, server) -> {
                    if (!call.is("unbindPublicAccountUsers")) {
                        return server.answer(call);
                    }
                    Set<String> bound = stored.users(call, server).stream()
                            .map(user -> NameKey.of(user.path("userName").stringValue()))
                            .collect(Collectors.toSet());
                    return !bound.isEmpty() && keys(call).containsAll(bound)
                            ? Stored.refuse(call, server, "APP.ACCOUNT.0001")
                            : server.answer(call);
                }),
                Fault.changedRequest(LISTS, "takes the id of a user for the username", PublicAccountFaults::idsAsNames),
                new Fault(
                        LISTS,
                        "refuses to bind users to a disabled account",
                        (call, server) -> call.is(BIND)
                                        && stored.read(call, server)
                                                .filter(account ->
                                                        account.path("disabled").asBoolean(false))
                                                .isPresent()
                                ? Stored.refuse(call, server, "APP.ACCOUNT.0038")
                                : server.answer(call)));
    }

    private static Call idsAsNames(Call call) {
        return call.is(BIND)
                ? Stored.edit(call, json -> {
                    if (json.path(NAMES) instanceof ArrayNode names) {
                        for (int i = 0; i < names.size(); i++) {
                            JsonNode name = names.get(i);
                            Optional<Tenant.User> user = Stored.TENANT.user(name.asString(""));
                            if (user.isPresent()) {
                                names.set(i, user.get().userName());
                            }
                        }
                    }
                    return json;
                })
                : call;
    }

    private static Stream<Optional<Tenant.User>> users(Call call) {
        return call.texts(NAMES).stream().map(Stored.TENANT::userNamed);
    }

    private static boolean allKnown(Call call) {
        return users(call).allMatch(Optional::isPresent);
    }

    private static Set<String> keys(Call call) {
        return call.texts(NAMES).stream().map(NameKey::of).collect(Collectors.toSet());
    }
}
