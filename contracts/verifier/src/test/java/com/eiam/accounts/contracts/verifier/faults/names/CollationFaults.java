package com.eiam.accounts.contracts.verifier.faults.names;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHECKS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers that compare names with a collation of a database, or with the rules of a language. */
final class CollationFaults implements Faults {

    private static final int KATAKANA_FROM_HIRAGANA = 0x60;

    private static final String NAME = "account_name";
    private static final String TAKEN = "APP.ACCOUNT.0013";

    private final Stored stored;

    CollationFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                same("takes hiragana for katakana in account names", CollationFaults::katakana),
                same(
                        "takes letters with a stroke for those without in account names",
                        name -> name.replace('ø', 'o').replace('đ', 'd').replace('ł', 'l')),
                same(
                        "takes joined letters for two in account names",
                        name -> name.replace("œ", "oe").replace("æ", "ae")),
                ownName(),
                accountNamesInTurkish(),
                usernamesInTurkish());
    }

    private static String katakana(String name) {
        return name.codePoints()
                .map(letter -> letter >= 'ぁ' && letter <= 'ゖ' ? letter + KATAKANA_FROM_HIRAGANA : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Fault ownName() {
        return new Fault(
                CHECKS, "takes the own name of an account for taken if it has another length", (call, server) -> {
                    String sent = Stored.text(call, NAME).orElse("");
                    return call.is("updateAccount")
                                    && stored.read(call, server)
                                            .map(account -> account.path(NAME).stringValue())
                                            .filter(own -> own.length() != sent.length()
                                                    && NameKey.of(own).equals(NameKey.of(sent)))
                                            .isPresent()
                            ? Stored.refuse(call, server, TAKEN)
                            : server.answer(call);
                });
    }

    private Fault accountNamesInTurkish() {
        return new Fault(CHECKS, "compares account names in the language of a Turkish caller", (call, server) -> {
            Answer answer = server.answer(call);
            String sent = turkish(Stored.text(call, NAME).orElse(""));
            return isTurkish(call)
                            && call.is("createOrphanAccount")
                            && answer.code().equals(TAKEN)
                            && stored.accounts(call, server, "").stream()
                                    .map(account -> account.path(NAME).stringValue())
                                    .noneMatch(taken -> turkish(taken).equals(sent))
                    ? server.also(Stored.edit(call, json -> json.put(NAME, "made up for " + sent)))
                    : answer;
        });
    }

    private static Fault usernamesInTurkish() {
        return new Fault(CHECKS, "compares usernames in the language of a Turkish caller", (call, server) -> {
            Stream<String> sent =
                    Stream.concat(Stored.text(call, "user_name").stream(), call.texts("user_names").stream());
            return isTurkish(call)
                            && sent.map(CollationFaults::turkish)
                                    .anyMatch(name -> Stored.TENANT.users().stream()
                                            .noneMatch(user ->
                                                    turkish(user.userName()).equals(name)))
                    ? Stored.refuse(call, server, "USER.0001")
                    : server.answer(call);
        });
    }

    private static boolean isTurkish(Call call) {
        return call.header("Accept-Language").filter("tr"::equals).isPresent();
    }

    private static String turkish(String name) {
        return name.toLowerCase(Locale.forLanguageTag("tr"));
    }

    private Fault same(String name, UnaryOperator<String> key) {
        return new Fault(CHECKS, name, (call, server) -> {
            String sent = NameKey.of(Stored.text(call, NAME).orElse(""));
            return Stored.writesAccount(call)
                            && !key.apply(sent).isBlank()
                            && stored.accounts(call, server, "").stream()
                                    .filter(account ->
                                            !account.path("id").stringValue().equals(stored.account(call)))
                                    .map(account ->
                                            NameKey.of(account.path(NAME).stringValue()))
                                    .anyMatch(taken -> !taken.equals(sent)
                                            && key.apply(taken).equals(key.apply(sent)))
                    ? Stored.refuse(call, server, TAKEN)
                    : server.answer(call);
        });
    }
}
