package com.eiam.accounts.contracts.verifier.faults.names;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Servers that refuse names as taken that other things have, and no account. */
final class FreeNameFaults implements Faults {

    private static final String NAME = "account_name";
    private static final String TAKEN = "APP.ACCOUNT.0013";

    private final Stored stored;

    FreeNameFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        Map<String, Function<Call, Stream<String>>> others = new TreeMap<>(Map.of(
                "the code of a role", call -> roles(call).map(Tenant.Role::roleCode),
                "the name of a role", call -> roles(call).map(Tenant.Role::roleName),
                "the code of an organisation", call -> organisations(call).map(Tenant.Organisation::orgCode),
                "the name of an application",
                        call -> Stored.TENANT.applications().stream().map(Tenant.App::name),
                "the id of an account", call -> accounts(call).map(Tenant.Entry::accountId),
                "the username of a user",
                        call -> Stored.TENANT.users().stream()
                                .filter(user -> !user.userId()
                                        .equals(Stored.text(call, "user_id").orElse("")))
                                .map(Tenant.User::userName),
                "the display name of an account",
                        call -> accounts(call)
                                .map(account -> account.fields().getName())
                                .filter(name -> name != null)));
        return others.entrySet().stream()
                .flatMap(other -> Stream.of(
                                "createOrphanAccount", "createBasicAccount", "createPublicAccount", "updateAccount")
                        .map(operation -> refusing(operation, other.getKey(), other.getValue())));
    }

    private Fault refusing(String operation, String what, Function<Call, Stream<String>> others) {
        return new Fault(CHANGES, "takes " + what + " for a taken name in " + operation, (call, server) -> {
            String name = NameKey.of(Stored.text(call, NAME).orElse(""));
            boolean refused = call.is(operation)
                    && others.apply(call).map(NameKey::of).anyMatch(name::equals)
                    && !isOwn(call, name);
            return refused ? Stored.refuse(call, server, TAKEN) : server.answer(call);
        });
    }

    /** An account can have one name for both. */
    private boolean isOwn(Call call, String name) {
        return accounts(call)
                .anyMatch(account -> NameKey.of(account.accountName()).equals(name));
    }

    private Stream<Tenant.Role> roles(Call call) {
        return stored.application(call).map(Tenant.App::roles).orElse(List.of()).stream();
    }

    private Stream<Tenant.Organisation> organisations(Call call) {
        return stored.application(call).map(Tenant.App::organisations).orElse(List.of()).stream();
    }

    private Stream<Tenant.Entry> accounts(Call call) {
        return stored.application(call).map(Tenant.App::accounts).orElse(List.of()).stream();
    }
}
