package com.eiam.accounts.contracts.verifier.faults.names;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Servers that keep names of accounts which do not exist. */
final class ReservationFaults implements Faults {

    private static final String NAME = "account_name";
    private static final String TAKEN = "APP.ACCOUNT.0013";

    private final Stored stored;

    ReservationFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                reserves(
                        "keeps the name of a basic account that an unknown user could not get",
                        (call, answer) ->
                                call.is("createBasicAccount") && answer.code().equals("USER.0001")),
                reserves(
                        "keeps the new name of an update whose organisation is unknown",
                        (call, answer) ->
                                call.is("updateAccount") && answer.code().equals("APP.ORG.0024")),
                reserves(
                        "keeps the name of a public account whose organisation is unknown",
                        (call, answer) ->
                                call.is("createPublicAccount") && answer.code().equals("APP.ORG.0024")),
                deletedNames(),
                otherTypes("keeps the old name of an account for accounts of its type", "updateAccount"),
                otherTypes("keeps the name of a deleted account for accounts of its type", "deleteAccount"));
    }

    private Fault reserves(String name, BiPredicate<Call, Answer> when) {
        Set<String> kept = ConcurrentHashMap.newKeySet();
        return new Fault(Kind.CHANGES, name, (call, server) -> {
            String key = stored.app(call) + NameKey.of(Stored.text(call, NAME).orElse(""));
            if (Stored.writesAccount(call) && kept.contains(key)) {
                return Stored.refuse(call, server, TAKEN);
            }
            Answer answer = server.answer(call);
            if (when.test(call, answer)) {
                kept.add(key);
            }
            return answer;
        });
    }

    private Fault otherTypes(String name, String operation) {
        Map<String, String> types = new ConcurrentHashMap<>();
        return new Fault(Kind.CHANGES, name, (call, server) -> {
            String sent = stored.app(call) + NameKey.of(Stored.text(call, NAME).orElse(""));
            if (Stored.creates(call)
                    && types.containsKey(sent)
                    && !types.get(sent).equals(typeOf(call))) {
                return Stored.refuse(call, server, TAKEN);
            }
            Optional<ObjectNode> old = call.is(operation) ? stored.read(call, server) : Optional.empty();
            Answer answer = server.answer(call);
            old.filter(account -> answer.success()).ifPresent(account -> {
                String before = stored.app(call) + NameKey.of(account.path(NAME).stringValue());
                if (!before.equals(sent)) {
                    types.put(before, account.path("account_type").stringValue());
                }
            });
            return answer;
        });
    }

    private static String typeOf(Call creation) {
        return creation.operation().replaceAll("create|Account", "").toUpperCase(Locale.ROOT) + "_ACCOUNT";
    }

    private Fault deletedNames() {
        Set<String> kept = ConcurrentHashMap.newKeySet();
        return new Fault(Kind.CHANGES, "keeps the names of deleted basic accounts taken", (call, server) -> {
            if (Stored.writesAccount(call)
                    && kept.contains(stored.app(call)
                            + NameKey.of(Stored.text(call, NAME).orElse("")))) {
                return Stored.refuse(call, server, TAKEN);
            }
            Optional<ObjectNode> old = call.is("deleteAccount") ? stored.read(call, server) : Optional.empty();
            Answer answer = server.answer(call);
            old.filter(account -> answer.success()
                            && account.path("account_type").stringValue().equals("BASIC_ACCOUNT"))
                    .ifPresent(account -> kept.add(
                            stored.app(call) + NameKey.of(account.path(NAME).stringValue())));
            return answer;
        });
    }
}
