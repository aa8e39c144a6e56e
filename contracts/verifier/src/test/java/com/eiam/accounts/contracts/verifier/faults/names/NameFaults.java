package com.eiam.accounts.contracts.verifier.faults.names;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.VALUES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import java.io.IOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that compare, find or store names as another language or database would. */
final class NameFaults implements Faults {

    private static final String NAME = "account_name";
    private static final String TAKEN = "APP.ACCOUNT.0013";

    private final Stored stored;

    NameFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(comparisons(), ownNames(), users()).flatMap(faults -> faults);
    }

    private Stream<Fault> comparisons() {
        return Stream.of(
                compares("by lower-casing", name -> name.toLowerCase(Locale.ROOT)),
                compares("by upper-casing", name -> name.toUpperCase(Locale.ROOT)),
                compares(
                        "without accents",
                        name -> NameKey.of(Normalizer.normalize(name, Form.NFD).replaceAll("\\p{Mn}", ""))),
                compares("without blanks at the end", name -> NameKey.of(name).stripTrailing()),
                compares(
                        "letter by letter, so that a final sigma is another letter",
                        name -> NameKey.of(name.replace('ς', '\u0001')).replace('\u0001', 'ς')),
                compares("by simple folding, so that a ligature is not its letters", NameFaults::simplyFolded),
                compares("with İ as i", name -> NameKey.of(name.replace('İ', 'i'))),
                compares(
                        "in NFKC, so that full-width letters are ASCII letters",
                        name -> NameKey.of(Normalizer.normalize(name, Form.NFKC))),
                compares("without U+200B", name -> NameKey.of(name.replace("\u200b", ""))));
    }

    private static String simplyFolded(String name) {
        return name.codePoints()
                .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private Fault compares(String how, UnaryOperator<String> key) {
        return new Fault(VALUES, "compares account names " + how, (call, server) -> {
            Optional<String> name = Stored.text(call, NAME);
            if (!Stored.writesAccount(call) || name.isEmpty()) {
                return server.answer(call);
            }
            boolean taken = stored.accounts(call, server, "").stream()
                    .filter(account -> !account.path("id").stringValue().equals(stored.account(call)))
                    .anyMatch(account ->
                            key.apply(account.path(NAME).stringValue()).equals(key.apply(name.get())));
            if (taken) {
                return Stored.refuse(call, server, TAKEN);
            }
            Answer answer = server.answer(call);
            return answer.code().equals(TAKEN)
                    ? server.also(Stored.edit(call, json -> json.put(NAME, name.get() + "~")))
                    : answer;
        });
    }

    private Stream<Fault> ownNames() {
        Map<String, String> owners = new ConcurrentHashMap<>();
        Set<String> holders = ConcurrentHashMap.newKeySet();
        return Stream.of(
                Fault.changedRequest(
                        VALUES,
                        "trims account names in createPublicAccount",
                        call -> call.is("createPublicAccount")
                                ? Stored.edit(
                                        call,
                                        json -> json.path(NAME).isString()
                                                ? json.put(
                                                        NAME,
                                                        json.path(NAME)
                                                                .stringValue()
                                                                .strip())
                                                : json)
                                : call),
                new Fault(
                        VALUES,
                        "refuses to change the case of an account's own name",
                        (call, server) -> otherCase(call, server).isPresent()
                                ? Stored.refuse(call, server, TAKEN)
                                : server.answer(call)),
                new Fault(
                        VALUES,
                        "keeps the old spelling if an update changes the case of the name",
                        (call, server) -> server.answer(otherCase(call, server)
                                .map(old -> Stored.edit(call, json -> json.put(NAME, old)))
                                .orElse(call))),
                new Fault(VALUES, "answers the owner's name as it was sent", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is("bindPublicAccountOwner") && answer.success()) {
                        Stored.text(call, "user_name").ifPresent(name -> owners.put(call.path(), name));
                    }
                    return call.is("getPublicAccountOwner") && answer.success() && owners.containsKey(call.path())
                            ? answer.mapObject(json -> json.put("user_name", owners.get(call.path())))
                            : answer;
                }),
                new Fault(VALUES, "names a basic account by the folded username", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (answer.success() && unnamed(call)) {
                        String id =
                                answer.json().orElseThrow().path("account_id").stringValue();
                        Stored.text(call, "user_id")
                                .flatMap(Stored.TENANT::user)
                                .ifPresent(user -> server.also(rename(call, id, NameKey.of(user.userName()))));
                    }
                    return answer;
                }),
                Fault.changedRequest(
                        VALUES,
                        "gives a basic account with a blank name the username",
                        call -> call.is("createBasicAccount")
                                        && Stored.text(call, NAME)
                                                .filter(String::isBlank)
                                                .isPresent()
                                ? Stored.edit(call, json -> json.without(NAME))
                                : call),
                new Fault(
                        VALUES,
                        "adds a number to a username that is taken as the name of an account",
                        (call, server) -> {
                            Answer answer = server.answer(call);
                            return unnamed(call) && answer.code().equals(TAKEN)
                                    ? server.also(Stored.edit(call, json -> json.put(NAME, "somebody1")))
                                    : answer;
                        }),
                new Fault(VALUES, "refuses a second basic account of a user", (call, server) -> {
                    String holder =
                            stored.app(call) + Stored.text(call, "user_id").orElse("");
                    if (call.is("createBasicAccount") && (holders.contains(holder) || holdsOne(call))) {
                        return Stored.refuse(call, server, TAKEN);
                    }
                    Answer answer = server.answer(call);
                    if (call.is("createBasicAccount") && answer.success()) {
                        holders.add(holder);
                    }
                    return answer;
                }));
    }

    private boolean holdsOne(Call call) {
        Optional<String> user =
                Stored.text(call, "user_id").flatMap(Stored.TENANT::user).map(Tenant.User::userName);
        return stored.application(call).stream()
                .flatMap(application -> application.accounts().stream())
                .anyMatch(account -> Optional.ofNullable(account.user()).equals(user) && user.isPresent());
    }

    private static boolean unnamed(Call call) {
        return call.is("createBasicAccount") && !Stored.value(call, NAME).isString();
    }

    private Call rename(Call call, String id, String name) {
        return new Call(
                        "updateAccount",
                        "PUT",
                        call.path().replace("basic-account", id),
                        "",
                        call.headers(),
                        call.body())
                .withBody((JsonNode) Stored.JSON.objectNode().put(NAME, name));
    }

    /** The stored name, if an update changes only its case. */
    private Optional<String> otherCase(Call call, CorrectServer server) {
        return call.is("updateAccount")
                ? Stored.text(call, NAME)
                        .flatMap(name -> stored.read(call, server)
                                .map(account -> account.path(NAME).stringValue())
                                .filter(old ->
                                        !old.equals(name) && NameKey.of(old).equals(NameKey.of(name))))
                : Optional.empty();
    }

    private static Stream<Fault> users() {
        Set<String> known = Stored.TENANT.users().stream()
                .map(user -> user.userName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return Stream.of(
                new Fault(
                        VALUES,
                        "finds users by lower-casing in unbindPublicAccountUsers",
                        (call, server) -> call.is("unbindPublicAccountUsers")
                                        && call.texts("user_names").stream()
                                                .anyMatch(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                                ? Stored.refuse(call, server, "USER.0001")
                                : server.answer(call)),
                new Fault(
                        VALUES,
                        "refuses a disabled user as the holder of a basic account",
                        (call, server) -> holderIsDisabled(call)
                                ? Stored.refuse(call, server, "USER.0001")
                                : server.answer(call)),
                Fault.changedRequest(
                        VALUES,
                        "normalises the owner's username to NFC",
                        call -> call.is("bindPublicAccountOwner") ? Stored.edit(call, NameFaults::composed) : call));
    }

    private static boolean holderIsDisabled(Call call) throws IOException {
        return call.is("createBasicAccount")
                && Stored.text(call, "user_id")
                        .flatMap(Stored.TENANT::user)
                        .filter(Tenant.User::disabled)
                        .isPresent();
    }

    private static ObjectNode composed(ObjectNode json) {
        return json.path("user_name").isString()
                ? json.put(
                        "user_name", Normalizer.normalize(json.path("user_name").stringValue(), Form.NFC))
                : json;
    }
}
