package com.eiam.accounts.contracts.verifier.faults.names;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers that compare account names as an operator or an index of a database does. */
final class ComparisonFaults implements Faults {

    private static final int PREFIX = 191;

    private final Stored stored;

    ComparisonFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                new Fault(CHECKS, "escapes with the backslashes of account names that it compares", (call, server) -> {
                    Answer answer = server.answer(call);
                    String name = Stored.text(call, "account_name").orElse("");
                    return Stored.creates(call) && answer.code().equals("APP.ACCOUNT.0013") && name.contains("\\")
                            ? server.also(Stored.edit(call, json -> json.put("account_name", name + "\u200b")))
                            : answer;
                }),
                same(
                        "compares the first 191 characters of account names",
                        name -> name.codePointCount(0, name.length()) > PREFIX
                                ? name.substring(0, name.offsetByCodePoints(0, PREFIX))
                                : name),
                same("compares account names of digits as numbers", name -> name.replaceFirst("^0+(?=\\d+$)", "")));
    }

    private Fault same(String name, UnaryOperator<String> key) {
        return new Fault(CHECKS, name, (call, server) -> {
            String sent = Stored.text(call, "account_name")
                    .map(NameKey::of)
                    .map(String::valueOf)
                    .orElse("");
            return Stored.writesAccount(call)
                            && !sent.isBlank()
                            && stored.accounts(call, server, "").stream()
                                    .filter(account ->
                                            !account.path("id").stringValue().equals(stored.account(call)))
                                    .map(account -> String.valueOf(NameKey.of(
                                            account.path("account_name").stringValue())))
                                    .anyMatch(taken -> !taken.equals(sent)
                                            && key.apply(taken).equals(key.apply(sent)))
                    ? Stored.refuse(call, server, "APP.ACCOUNT.0013")
                    : server.answer(call);
        });
    }
}
