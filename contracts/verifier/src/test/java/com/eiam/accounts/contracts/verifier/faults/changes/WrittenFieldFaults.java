package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that write too many fields, or too few. */
final class WrittenFieldFaults implements Faults {

    private final Stored stored;

    WrittenFieldFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
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
                Fault.changedBody(
                        CHANGES,
                        "writes the account name over the display name if an update has none",
                        "updateAccount",
                        json -> json.path("account_name").isString() && !json.hasNonNull("name")
                                ? json.set("name", json.path("account_name"))
                                : json),
                Fault.changedBody(
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
                Fault.changedBody(
                        CHANGES,
                        "enables an account when disabled is null",
                        "updateAccount",
                        json -> json.path("disabled").isNull() ? json.put("disabled", false) : json),
                new Fault(
                        CHANGES,
                        "keeps the last free attribute that is removed",
                        (call, server) -> server.answer(
                                call.is("updateAccount") && removesAll(call, server)
                                        ? Stored.edit(call, json -> json.without("extension"))
                                        : call)),
                lastUser(),
                becomesOrphan(),
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

    private boolean removesAll(Call call, CorrectServer server) {
        JsonNode extension = Stored.value(call, "extension");
        return extension.isObject()
                && !extension.isEmpty()
                && extension.valueStream().allMatch(JsonNode::isNull)
                && stored.extension(call, server).propertyStream().allMatch(entry -> extension.has(entry.getKey()));
    }

    private Fault lastUser() {
        Set<String> lost = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "takes the owner when the last user is unbound", (call, server) -> {
            Answer answer = server.answer(call);
            String account = stored.account(call);
            if (call.is("unbindPublicAccountUsers")
                    && answer.success()
                    && stored.users(call, server).isEmpty()) {
                lost.add(account);
            }
            if (call.is("bindPublicAccountOwner")) {
                lost.remove(account);
            }
            return call.is("getPublicAccountOwner") && answer.success() && lost.contains(account)
                    ? answer.refusing("APP.ACCOUNT.0037")
                    : answer;
        });
    }

    private Fault becomesOrphan() {
        Set<String> updated = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "makes a basic account that it updates an orphan account", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("updateAccount") && answer.success()) {
                updated.add(stored.account(call));
            }
            return call.is("getAccount") && answer.success() && updated.contains(stored.account(call))
                    ? answer.mapObject(
                            json -> json.path("account_type").asString("").equals("BASIC_ACCOUNT")
                                    ? json.put("account_type", "ORPHAN_ACCOUNT")
                                    : json)
                    : answer;
        });
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
