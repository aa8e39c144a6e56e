package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Servers that know a rule between accounts of one person that the spec does not have. */
final class RelationFaults implements Faults {

    private static final String NO_OWNER = "APP.ACCOUNT.0037";
    private static final String NO_USER = "USER.0001";
    private static final String NO_ACCOUNT = "APP.ACCOUNT.0028";

    private final Stored stored;

    RelationFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(owners(), users(), basicAccounts()).flatMap(faults -> faults);
    }

    private Stream<Fault> owners() {
        String operation = "bindPublicAccountOwner";
        return Stream.of(
                refusing(
                        "refuses an owner who has a basic account",
                        operation,
                        NO_OWNER,
                        (call, people) -> people.basic.containsValue(person(call, owner(call)))),
                refusing(
                        "refuses an owner who owns another account",
                        operation,
                        NO_OWNER,
                        (call, people) -> people.owners.entrySet().stream()
                                .anyMatch(entry -> !entry.getKey().equals(stored.account(call))
                                        && entry.getValue().equals(person(call, owner(call))))),
                refusing(
                        "refuses an owner who uses another account",
                        operation,
                        NO_OWNER,
                        (call, people) -> usesAnother(call, owner(call), people)));
    }

    private Stream<Fault> users() {
        String operation = "bindPublicAccountUsers";
        return Stream.of(
                refusing(
                        "refuses to bind users who have basic accounts",
                        operation,
                        NO_USER,
                        (call, people) -> call.texts("user_names").stream()
                                .anyMatch(user -> people.basic.containsValue(person(call, user)))),
                refusing(
                        "refuses to bind users who use another account",
                        operation,
                        NO_USER,
                        (call, people) ->
                                call.texts("user_names").stream().anyMatch(user -> usesAnother(call, user, people))),
                refusing(
                        "refuses to bind users who own an account",
                        operation,
                        NO_USER,
                        (call, people) -> call.texts("user_names").stream()
                                .anyMatch(user -> people.owners.containsValue(person(call, user)))));
    }

    private Stream<Fault> basicAccounts() {
        BiPredicate<Call, People> owned = (call, people) ->
                people.owners.containsValue(people.basic.getOrDefault(stored.account(call), "nobody"));
        return Stream.concat(
                Stream.of(refusing(
                        "refuses a basic account for the owner of another account",
                        "createBasicAccount",
                        NO_USER,
                        (call, people) -> people.owners.containsValue(creator(call)))),
                Stream.of("disableAccount", "enableAccount", "updateAccount", "deleteAccount")
                        .map(operation -> refusing(
                                "refuses " + operation + " for the basic account of an owner",
                                operation,
                                NO_ACCOUNT,
                                owned)));
    }

    private boolean usesAnother(Call call, String user, People people) {
        return people.users.entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals(stored.account(call))
                        && entry.getValue().contains(person(call, user)));
    }

    private static String owner(Call call) {
        return Stored.text(call, "user_name").orElse("");
    }

    private String creator(Call call) {
        return Stored.text(call, "user_id")
                .flatMap(Stored.TENANT::user)
                .map(user -> person(call, user.userName()))
                .orElse("");
    }

    private String person(Call call, String userName) {
        return People.person(stored.app(call), userName);
    }

    private Fault refusing(String name, String operation, String code, BiPredicate<Call, People> when) {
        People people = new People();
        return new Fault(CHANGES, name, (call, server) -> {
            if (call.is(operation) && when.test(call, people)) {
                return Stored.refuse(call, server, code);
            }
            Answer answer = server.answer(call);
            if (answer.success()) {
                learn(call, answer, people);
            }
            return answer;
        });
    }

    private void learn(Call call, Answer answer, People people) {
        String account = stored.account(call);
        switch (call.operation()) {
            case "createBasicAccount" -> people.basic.put(Stored.created(answer), creator(call));
            case "bindPublicAccountOwner" -> people.owners.put(account, person(call, owner(call)));
            case "bindPublicAccountUsers" ->
                people.users
                        .computeIfAbsent(account, id -> ConcurrentHashMap.newKeySet())
                        .addAll(call.texts("user_names").stream()
                                .map(user -> person(call, user))
                                .toList());
            case "unbindPublicAccountUsers" ->
                call.texts("user_names")
                        .forEach(user ->
                                people.users.getOrDefault(account, Set.of()).removeIf(person(call, user)::equals));
            case "deleteAccount" -> {
                people.basic.remove(account);
                people.owners.remove(account);
                people.users.remove(account);
            }
            default -> {}
        }
    }

    /** The people of accounts, by account. */
    private static final class People {

        private final Map<String, String> basic = new ConcurrentHashMap<>();
        private final Map<String, String> owners = new ConcurrentHashMap<>();
        private final Map<String, Set<String>> users = new ConcurrentHashMap<>();

        People() {
            for (Tenant.App app : Stored.TENANT.applications()) {
                for (Tenant.Entry entry : app.accounts()) {
                    put(basic, app, entry, entry.user());
                    put(owners, app, entry, entry.owner());
                    users.put(
                            entry.accountId(),
                            entry.users().stream()
                                    .map(user -> person(app.appId(), user))
                                    .collect(Collectors.toCollection(ConcurrentHashMap::newKeySet)));
                }
            }
        }

        private static void put(Map<String, String> people, Tenant.App app, Tenant.Entry entry, String userName) {
            if (userName != null) {
                people.put(entry.accountId(), person(app.appId(), userName));
            }
        }

        static String person(String app, String userName) {
            return app + " " + NameKey.of(userName);
        }
    }
}
