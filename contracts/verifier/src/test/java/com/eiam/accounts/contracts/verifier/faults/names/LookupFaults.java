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
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Servers that find names as the locale of the machine or the collation of a table does. */
final class LookupFaults implements Faults {

    private static final Locale TURKISH = Locale.forLanguageTag("tr");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9a-f]{2})");

    private final Stored stored;

    LookupFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                turkishAccounts(),
                Fault.refusing(
                        CHECKS,
                        "lower-cases usernames in Turkish",
                        "USER.0001",
                        call -> call.texts("user_names").stream()
                                .anyMatch(name -> user(name, NameKey::of) && !user(name, LookupFaults::turkish))),
                looser("takes digits of other scripts for ASCII ones in account names", LookupFaults::digits),
                looser("ignores dashes in account names", name -> name.replace("-", "")),
                looser("ignores dots in account names", name -> name.replace(".", "")),
                looser(
                        "takes ß for one s in account names",
                        name -> NameKey.of(name.replace('ß', 's').replace('ẞ', 's'))),
                looser(
                        "compares the first 64 characters of account names",
                        name -> name.substring(0, Math.min(64, name.length()))),
                owner("takes _ for any character in bindPublicAccountOwner", "_", "."),
                owner("takes % for any characters in bindPublicAccountOwner", "%", ".*"),
                filtered("reads escapes of a directory in name", "name", LookupFaults::unescaped),
                filtered("reads escapes of a directory in account_name", "account_name", LookupFaults::unescaped),
                filtered("reads escapes of a directory in user_name", "user_name", LookupFaults::unescaped),
                filtered("reads escapes of a directory in user_names", "user_names", LookupFaults::unescaped),
                filtered("reads escapes of a directory in org_code", "org_code", LookupFaults::unescaped),
                filtered(
                        "takes a part of a filter in user_name",
                        "user_name",
                        name -> name.replaceFirst("\\)\\(.*", "")),
                Fault.changedRequest(
                        CHECKS,
                        "finds applications by their names",
                        call -> Stored.TENANT.applications().stream()
                                .filter(application -> application.name().equals(stored.app(call)))
                                .findFirst()
                                .map(application -> withId(call, application.name(), application.appId()))
                                .orElse(call)),
                Fault.changedRequest(
                        CHECKS,
                        "finds accounts by their names",
                        call -> stored.application(call)
                                .flatMap(application -> application.accounts().stream()
                                        .filter(account -> account.accountName().equals(stored.account(call)))
                                        .findFirst())
                                .map(account -> withId(call, account.accountName(), account.accountId()))
                                .orElse(call)));
    }

    private static Call withId(Call call, String name, String id) {
        return call.withPath(call.path().replace("/" + Call.encoded(name), "/" + id));
    }

    /** A server that puts a text into a filter of a directory as it is. */
    private static Fault filtered(String fault, String field, UnaryOperator<String> read) {
        return Fault.changedRequest(
                CHECKS,
                fault,
                call -> Stored.edit(call, json -> {
                    if (json.path(field) instanceof ArrayNode names) {
                        List<JsonNode> before = List.copyOf(names.values());
                        names.removeAll();
                        before.forEach(name -> names.add(name.isString() ? read(name, read) : name));
                    } else if (json.path(field).isString()) {
                        json.set(field, read(json.path(field), read));
                    }
                    return json;
                }));
    }

    private static JsonNode read(JsonNode name, UnaryOperator<String> read) {
        return Stored.JSON.stringNode(read.apply(name.stringValue()));
    }

    private static String unescaped(String name) {
        return ESCAPE.matcher(name)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
    }

    private static String turkish(String name) {
        return name.toLowerCase(TURKISH);
    }

    private static String digits(String name) {
        return NameKey.of(name.codePoints()
                .map(letter -> Character.isDigit(letter) ? '0' + Character.digit(letter, 10) : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    private static boolean user(String name, UnaryOperator<String> key) {
        return users().anyMatch(user -> key.apply(user).equals(key.apply(name)));
    }

    private static Stream<String> users() {
        return Stored.TENANT.users().stream().map(Tenant.User::userName);
    }

    private List<String> taken(Call call, CorrectServer server) {
        return stored.accounts(call, server, "").stream()
                .filter(account -> !account.path("id").stringValue().equals(stored.account(call)))
                .map(account -> account.path("account_name").stringValue())
                .toList();
    }

    private Fault turkishAccounts() {
        return new Fault(CHECKS, "lower-cases account names in Turkish", (call, server) -> {
            Answer answer = server.answer(call);
            String name = Stored.text(call, "account_name").orElse("");
            if (!Stored.writesAccount(call)
                    || !answer.code().equals("APP.ACCOUNT.0013")
                    || name.isEmpty()
                    || taken(call, server).stream()
                            .anyMatch(other -> turkish(other).equals(turkish(name)))) {
                return answer;
            }
            return server.also(Stored.edit(call, json -> json.put("account_name", name + "\u200b\u200b")));
        });
    }

    /** A server that takes more names for the same than the others do. */
    private Fault looser(String fault, UnaryOperator<String> key) {
        return new Fault(CHECKS, fault, (call, server) -> {
            String name = Stored.text(call, "account_name").orElse("");
            return Stored.writesAccount(call)
                            && !name.isBlank()
                            && call.header("Idempotency-Key").isEmpty()
                            && taken(call, server).stream()
                                    .anyMatch(other -> !NameKey.of(other).equals(NameKey.of(name))
                                            && key.apply(other).equals(key.apply(name)))
                    ? Stored.refuse(call, server, "APP.ACCOUNT.0013")
                    : server.answer(call);
        });
    }

    private static Fault owner(String fault, String wildcard, String pattern) {
        return Fault.changedBody(CHECKS, fault, "bindPublicAccountOwner", json -> {
            JsonNode name = json.path("user_name");
            if (!name.isString() || !name.stringValue().contains(wildcard) || user(name.stringValue(), NameKey::of)) {
                return json;
            }
            String regex = name.stringValue().replaceAll("[^\\w%]", ".").replace(wildcard, pattern);
            return users().filter(user -> user.matches("(?i)" + regex))
                    .findFirst()
                    .map(user -> json.put("user_name", user))
                    .orElse(json);
        });
    }
}
