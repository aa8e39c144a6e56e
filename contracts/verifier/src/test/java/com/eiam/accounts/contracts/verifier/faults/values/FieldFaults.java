package com.eiam.accounts.contracts.verifier.faults.values;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that read, compare or store the fields of an account wrongly. */
final class FieldFaults implements Faults {

    private static final String NAME = "account_name";
    private static final String TAKEN = "APP.ACCOUNT.0013";

    private final Stored stored;

    FieldFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(names(), values(), references()).flatMap(faults -> faults);
    }

    private Stream<Fault> names() {
        return Stream.of(
                taken(
                        "takes all emoji for one in account names",
                        (call, account) -> alike(
                                account,
                                call,
                                NAME,
                                name -> NameKey.of(name.codePoints()
                                        .map(letter -> letter > 0xFFFF ? 0xFFFD : letter)
                                        .collect(
                                                StringBuilder::new,
                                                StringBuilder::appendCodePoint,
                                                StringBuilder::append)
                                        .toString()))),
                taken(
                        "wants display names of public accounts to be unique",
                        (call, account) ->
                                call.is("createPublicAccount") && alike(account, call, "name", name -> name)),
                new Fault(
                        Kind.CHECKS,
                        "compares a new account name in updateAccount with accounts of the same type only",
                        this::sameType),
                new Fault(
                        Kind.CHECKS,
                        "keeps usernames from the names of orphan accounts",
                        (call, server) -> call.is("createOrphanAccount")
                                        && Stored.text(call, NAME)
                                                .filter(name -> Stored.TENANT.users().stream()
                                                        .anyMatch(user ->
                                                                user.userName().equalsIgnoreCase(name)))
                                                .isPresent()
                                ? Stored.refuse(call, server, TAKEN)
                                : server.answer(call)),
                new Fault(
                        Kind.VALUES,
                        "fails with an apostrophe in account names",
                        (call, server) -> Stored.writesAccount(call)
                                        && Stored.text(call, NAME)
                                                .filter(name -> name.contains("'"))
                                                .isPresent()
                                ? Stored.refuse(call, server, "HTTP.500").withStatus(500)
                                : server.answer(call)),
                Fault.changedRequest(
                        Kind.VALUES,
                        "loses backslashes in the names of public accounts",
                        call -> call.is("createPublicAccount")
                                ? mapText(call, NAME, name -> name.replace("\\", ""))
                                : call),
                Fault.changedRequest(
                        Kind.VALUES,
                        "escapes HTML in updateAccount",
                        call -> call.is("updateAccount")
                                ? mapText(
                                        call,
                                        "name",
                                        name -> name.replace("&", "&amp;").replace("<", "&lt;"))
                                : call));
    }

    private static boolean alike(JsonNode account, Call call, String key, UnaryOperator<String> change) {
        String text = Stored.text(call, key).orElse("");
        return !text.isEmpty()
                && account.path(key).isString()
                && change.apply(account.path(key).stringValue()).equals(change.apply(text));
    }

    private static Call mapText(Call call, String key, UnaryOperator<String> change) {
        return Stored.edit(
                call,
                json -> json.path(key).isString()
                        ? json.put(key, change.apply(json.path(key).stringValue()))
                        : json);
    }

    private Fault taken(String name, BiPredicate<Call, JsonNode> conflict) {
        return new Fault(
                Kind.CHECKS,
                name,
                (call, server) -> Stored.writesAccount(call)
                                && stored.accounts(call, server, "").stream()
                                        .filter(account -> !account.path("id")
                                                .stringValue()
                                                .equals(stored.account(call)))
                                        .anyMatch(account -> conflict.test(call, account))
                        ? Stored.refuse(call, server, TAKEN)
                        : server.answer(call));
    }

    private Answer sameType(Call call, CorrectServer server) throws IOException {
        Optional<ObjectNode> own = call.is("updateAccount") ? stored.read(call, server) : Optional.empty();
        Answer answer = server.answer(call);
        if (own.isEmpty() || !answer.code().equals(TAKEN)) {
            return answer;
        }
        boolean right = stored
                .accounts(call, server, own.get().path("account_type").stringValue())
                .stream()
                .filter(account -> !account.path("id").equals(own.get().path("id")))
                .anyMatch(account -> alike(account, call, NAME, NameKey::of));
        return right ? answer : stored.change(call, server, "enableAccount", "").withStatus(201);
    }

    private static Stream<Fault> values() {
        return Stream.of(
                Fault.changedRequest(
                        Kind.VALUES,
                        "takes the display name 0 for an empty one in updateAccount",
                        call -> call.is("updateAccount")
                                ? mapText(call, "name", name -> name.equals("0") ? "" : name)
                                : call),
                Fault.changedRequest(
                        Kind.VALUES,
                        "takes a blank display name for an empty one in updateAccount",
                        call -> call.is("updateAccount")
                                ? mapText(call, "name", name -> name.isBlank() ? "" : name)
                                : call),
                Fault.changedRequest(
                        Kind.VALUES,
                        "rewrites texts that look like times in extension",
                        call -> Stored.writesAccount(call) ? Stored.edit(call, json -> times(json)) : call),
                Fault.changedRequest(
                        Kind.VALUES,
                        "ignores 0 in extension in updateAccount",
                        call -> call.is("updateAccount") ? Stored.edit(call, json -> withoutZero(json)) : call),
                Fault.changedRequest(
                        Kind.VALUES,
                        "ignores disabled: true in createPublicAccount",
                        call -> call.is("createPublicAccount")
                                ? Stored.edit(
                                        call,
                                        json -> json.path("disabled").isBoolean() ? json.put("disabled", false) : json)
                                : call));
    }

    private static ObjectNode times(ObjectNode json) {
        if (json.path("extension") instanceof ObjectNode extension) {
            for (String key : List.copyOf(extension.propertyNames())) {
                String text = extension.path(key).asString("");
                if (text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*")) {
                    extension.put(key, text.replace(".000", "").replace("+00:00", "Z"));
                }
            }
        }
        return json;
    }

    private static ObjectNode withoutZero(ObjectNode json) {
        if (json.path("extension") instanceof ObjectNode extension) {
            for (String key : List.copyOf(extension.propertyNames())) {
                if (extension.path(key).isNumber()
                        && extension.path(key).decimalValue().signum() == 0) {
                    extension.remove(key);
                }
            }
        }
        return json;
    }

    private static Stream<Fault> references() {
        return Stream.of(
                holder(
                        "finds the holder of a basic account by the username",
                        (user, text) -> user.userName().equals(text)),
                holder(
                        "finds the holder of a basic account regardless of the case of the id",
                        (user, text) -> user.userId().equalsIgnoreCase(text)));
    }

    private static Fault holder(String name, BiPredicate<Tenant.User, String> match) {
        return Fault.changedRequest(
                Kind.CHECKS,
                name,
                call -> call.is("createBasicAccount")
                        ? mapText(
                                call,
                                "user_id",
                                text -> Stored.TENANT.users().stream()
                                        .filter(user -> match.test(user, text))
                                        .map(Tenant.User::userId)
                                        .findFirst()
                                        .orElse(text))
                        : call);
    }
}
