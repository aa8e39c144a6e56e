package com.eiam.accounts.contracts.verifier.faults.names;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Servers that compare names otherwise in one place: each place with each comparison. */
final class EqualNameFaults implements Faults {

    private static final Map<String, UnaryOperator<String>> STRICTER = new TreeMap<>(Map.of(
            "byte by byte", name -> name,
            "by lower-casing", name -> name.toLowerCase(Locale.ROOT),
            "by upper-casing", name -> name.toUpperCase(Locale.ROOT),
            "with the case of ASCII letters only", EqualNameFaults::ascii));
    private static final Map<String, UnaryOperator<String>> LOOSER = new TreeMap<>(Map.of(
            "in NFC", name -> NameKey.of(Normalizer.normalize(name, Normalizer.Form.NFC)),
            "in NFKC", name -> NameKey.of(Normalizer.normalize(name, Normalizer.Form.NFKC)),
            "without accents",
                    name -> NameKey.of(
                            Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "")),
            "without blanks around", name -> NameKey.of(name.strip()),
            "without blanks before", name -> NameKey.of(name.stripLeading()),
            "without U+200B", name -> NameKey.of(name.replace("\u200b", "")),
            "with ı as i", name -> NameKey.of(name.replace('ı', 'i')),
            "with İ as i", name -> NameKey.of(name.replace('İ', 'i')),
            "without any format character", name -> NameKey.of(name.replaceAll("\\p{Cf}", ""))));

    private final Stored stored;

    EqualNameFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                        Stream.of("createOrphanAccount", "createPublicAccount", "createBasicAccount", "updateAccount")
                                .flatMap(this::accounts),
                        Stream.of("bindPublicAccountUsers", "unbindPublicAccountUsers", "bindPublicAccountOwner")
                                .flatMap(this::users))
                .flatMap(faults -> faults);
    }

    private static String ascii(String name) {
        StringBuilder folded = new StringBuilder();
        name.chars().forEach(letter -> folded.append((char) (letter < 128 ? Character.toLowerCase(letter) : letter)));
        return folded.toString();
    }

    private Stream<Fault> accounts(String operation) {
        return Stream.concat(
                STRICTER.entrySet().stream()
                        .map(comparison -> new Fault(
                                CHECKS,
                                "matches account names " + comparison.getKey() + " in " + operation,
                                (call, server) -> {
                                    Answer answer = server.answer(call);
                                    if (!call.is(operation)
                                            || !answer.code().equals("APP.ACCOUNT.0013")
                                            || Stored.text(call, "account_name").isEmpty()) {
                                        return answer;
                                    }
                                    String key = comparison
                                            .getValue()
                                            .apply(Stored.text(call, "account_name")
                                                    .get());
                                    if (taken(call, server)
                                            .map(comparison.getValue())
                                            .anyMatch(key::equals)) {
                                        return answer;
                                    }
                                    return operation.equals("updateAccount")
                                            ? Stored.reference(answer, 201, stored.account(call))
                                            : server.also(Stored.edit(
                                                    call,
                                                    json -> json.put(
                                                            "account_name",
                                                            json.path("account_name")
                                                                            .stringValue() + "\u200b\u200b")));
                                })),
                LOOSER.entrySet().stream()
                        .map(comparison -> new Fault(
                                CHECKS,
                                "matches account names " + comparison.getKey() + " in " + operation,
                                (call, server) -> {
                                    if (!call.is(operation)
                                            || call.header("Idempotency-Key").isPresent()
                                            || Stored.text(call, "account_name").isEmpty()) {
                                        return server.answer(call);
                                    }
                                    String key = comparison
                                            .getValue()
                                            .apply(Stored.text(call, "account_name")
                                                    .get());
                                    return taken(call, server)
                                                    .map(comparison.getValue())
                                                    .anyMatch(key::equals)
                                            ? Stored.refuse(call, server, "APP.ACCOUNT.0013")
                                            : server.answer(call);
                                })));
    }

    private Stream<String> taken(Call call, CorrectServer server) {
        return stored.accounts(call, server, "").stream()
                .filter(account -> !account.path("id").asString("").equals(stored.account(call)))
                .map(account -> account.path("account_name").asString(""));
    }

    private Stream<Fault> users(String operation) {
        String unknown = operation.endsWith("Owner") ? "APP.ACCOUNT.0037" : "USER.0001";
        return Stream.concat(
                STRICTER.entrySet().stream()
                        .map(comparison -> new Fault(
                                CHECKS,
                                "matches usernames " + comparison.getKey() + " in " + operation,
                                (call, server) -> call.is(operation)
                                                && names(call)
                                                        .anyMatch(name -> known().anyMatch(user -> NameKey.of(user)
                                                                        .equals(NameKey.of(name)))
                                                                && known().map(comparison.getValue())
                                                                        .noneMatch(comparison
                                                                                .getValue()
                                                                                .apply(name)::equals))
                                        ? Stored.refuse(call, server, unknown)
                                        : server.answer(call))),
                LOOSER.entrySet().stream()
                        // The tenant has both forms of the only name with an accent.
                        .filter(comparison -> !comparison.getKey().equals("in NFC"))
                        .map(comparison -> new Fault(
                                CHECKS,
                                "matches usernames " + comparison.getKey() + " in " + operation,
                                (call, server) -> {
                                    if (!call.is(operation)
                                            || names(call)
                                                    .allMatch(name -> known().anyMatch(user ->
                                                            NameKey.of(user).equals(NameKey.of(name))))) {
                                        return server.answer(call);
                                    }
                                    return server.answer(Stored.edit(call, json -> {
                                        if (json.path("user_name").isString()) {
                                            return json.put(
                                                    "user_name",
                                                    found(json.path("user_name").stringValue(), comparison.getValue()));
                                        }
                                        if (json.path("user_names") instanceof ArrayNode list) {
                                            List<JsonNode> old =
                                                    list.valueStream().toList();
                                            list.removeAll();
                                            old.forEach(name -> list.add(
                                                    name.isString()
                                                            ? Stored.JSON.stringNode(
                                                                    found(name.stringValue(), comparison.getValue()))
                                                            : name));
                                        }
                                        return json;
                                    }));
                                })));
    }

    private static String found(String name, UnaryOperator<String> comparison) {
        return known().anyMatch(user -> NameKey.of(user).equals(NameKey.of(name)))
                ? name
                : known().filter(user -> comparison.apply(user).equals(comparison.apply(name)))
                        .findFirst()
                        .orElse(name);
    }

    private static Stream<String> known() {
        return Stored.TENANT.users().stream().map(Tenant.User::userName);
    }

    private static Stream<String> names(Call call) {
        return Stream.concat(Stored.text(call, "user_name").stream(), call.texts("user_names").stream());
    }
}
