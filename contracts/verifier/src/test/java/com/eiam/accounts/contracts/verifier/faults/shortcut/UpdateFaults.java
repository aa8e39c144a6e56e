package com.eiam.accounts.contracts.verifier.faults.shortcut;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.independent.Stored;
import com.eiam.accounts.contracts.verifier.faults.narrow.NarrowFaults;
import com.eiam.accounts.contracts.verifier.faults.server.*;
import com.eiam.accounts.tenant.Tenant;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.*;

/** Servers that write too many fields, or too few. */
final class UpdateFaults {

    private final Stored stored;

    UpdateFaults(Api api) {
        this.stored = new Stored(api);
    }

    Stream<Fault> all() {
        return Stream.of(
                empties("null", JsonNode::isNull),
                empties("empty", value -> value.isObject() && value.isEmpty()),
                new Fault(
                        CHANGES,
                        "gives an account an organisation only if it has none",
                        (call, server) -> server.answer(
                                call.is("updateAccount")
                                                && stored.application(call)
                                                        .flatMap(application ->
                                                                application.organisation(Stored.text(call, "org_code")
                                                                        .orElse("")))
                                                        .isPresent()
                                                && stored.read(call, server)
                                                        .filter(account -> account.path("org_id")
                                                                .isString())
                                                        .isPresent()
                                        ? Stored.edit(call, json -> json.without("org_code"))
                                        : call)),
                NarrowFaults.body(
                        CHANGES,
                        "writes the account name over the display name if an update has none",
                        "updateAccount",
                        json -> json.path("account_name").isString() && !json.hasNonNull("name")
                                ? json.set("name", json.path("account_name"))
                                : json),
                NarrowFaults.body(
                        CHANGES,
                        "disables the new account of a disabled user",
                        "createBasicAccount",
                        json -> Stored.TENANT
                                                .user(json.path("user_id").asString(""))
                                                .filter(Tenant.User::disabled)
                                                .isPresent()
                                        && (!json.has("disabled")
                                                || json.path("disabled").isBoolean())
                                ? json.put("disabled", true)
                                : json),
                new Fault(CHANGES, "disables an enabled account in enableAccount", (call, server) -> {
                    boolean enabled = call.is("enableAccount")
                            && stored.read(call, server)
                                    .filter(account -> !account.path("disabled").booleanValue())
                                    .isPresent();
                    Answer answer = server.answer(call);
                    if (enabled && answer.success()) {
                        stored.change(call, server, "disableAccount", "");
                    }
                    return answer;
                }));
    }

    private Fault empties(String what, Predicate<JsonNode> when) {
        return new Fault(CHANGES, "empties extension when it is " + what, (call, server) -> {
            if (!call.is("updateAccount")
                    || !call.json().filter(json -> json.has("extension")).isPresent()
                    || !when.test(Stored.value(call, "extension"))) {
                return server.answer(call);
            }
            ObjectNode before = stored.extension(call, server);
            before.properties().forEach(entry -> entry.setValue(Stored.JSON.nullNode()));
            return server.answer(Stored.edit(call, json -> json.set("extension", before)));
        });
    }
}
