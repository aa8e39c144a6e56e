package com.eiam.accounts.contracts.verifier.faults.names;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHECKS;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers that compare account names with a collation of a database. */
final class CollationFaults implements Faults {

    private static final int KATAKANA_FROM_HIRAGANA = 0x60;

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
                        name -> name.replace("œ", "oe").replace("æ", "ae")));
    }

    private static String katakana(String name) {
        return name.codePoints()
                .map(letter -> letter >= 'ぁ' && letter <= 'ゖ' ? letter + KATAKANA_FROM_HIRAGANA : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Fault same(String name, UnaryOperator<String> key) {
        return new Fault(CHECKS, name, (call, server) -> {
            String sent = NameKey.of(Stored.text(call, "account_name").orElse(""));
            return Stored.writesAccount(call)
                            && !key.apply(sent).isBlank()
                            && stored.accounts(call, server, "").stream()
                                    .filter(account ->
                                            !account.path("id").stringValue().equals(stored.account(call)))
                                    .map(account -> NameKey.of(
                                            account.path("account_name").stringValue()))
                                    .anyMatch(taken -> !taken.equals(sent)
                                            && key.apply(taken).equals(key.apply(sent)))
                    ? Stored.refuse(call, server, "APP.ACCOUNT.0013")
                    : server.answer(call);
        });
    }
}
