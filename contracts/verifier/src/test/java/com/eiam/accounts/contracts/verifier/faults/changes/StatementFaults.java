package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers whose SQL statements change or find more rows than they should. */
final class StatementFaults implements Faults {

    private final Api api;
    private final Stored stored;

    StatementFaults(Api api) {
        this.api = api;
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                rolesOfOthers(),
                unbindsEverywhere("unbindPublicAccountUsers"),
                ownsAll(),
                nothingUnbound(),
                deletesUsers());
    }

    private Call at(Call call, String application, String account) {
        return call.withPath(api.path(call.operation(), Map.of("app_id", application, "account_id", account)));
    }

    private Fault rolesOfOthers() {
        return new Fault(
                CHANGES,
                "takes the roles from an account of another application that it does not delete",
                (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is("deleteAccount") && answer.code().equals("APP.ACCOUNT.0028")) {
                        for (Tenant.App application : Stored.TENANT.applications()) {
                            Call there = at(call, application.appId(), stored.account(call));
                            List<String> roles = stored.read(there, server).stream()
                                    .flatMap(account -> account.path("roles").valueStream())
                                    .map(role -> role.path("role_id").stringValue())
                                    .toList();
                            if (!roles.isEmpty()) {
                                stored.change(
                                        there, server, stored.account(call), "removeAccountRoles", "role_ids", roles);
                            }
                        }
                    }
                    return answer;
                });
    }

    private Fault unbindsEverywhere(String operation) {
        return Fault.followed(
                "unbinds the users of an unbind from all public accounts",
                operation,
                (call, server) -> unbindEverywhere(call, server, call.texts("user_names")));
    }

    private Fault ownsAll() {
        return Fault.followed(
                "sets the owner of all public accounts of the application",
                "bindPublicAccountOwner",
                (call, server) -> stored.accounts(call, server, "PUBLIC_ACCOUNT")
                        .forEach(account -> stored.change(
                                call,
                                server,
                                "bindPublicAccountOwner",
                                account.path("id").stringValue(),
                                call.json().orElseThrow())));
    }

    private void unbindEverywhere(Call call, CorrectServer server, List<String> users) {
        Stored.TENANT.applications().forEach(application -> {
            Call there = at(call, application.appId(), stored.account(call));
            stored.changeAll(there, server, "PUBLIC_ACCOUNT", "unbindPublicAccountUsers", "user_names", users);
        });
    }

    private Fault deletesUsers() {
        return new Fault(
                CHANGES, "unbinds the users of a deleted account from the other public accounts", (call, server) -> {
                    List<String> users = call.is("deleteAccount")
                            ? stored.users(call, server).stream()
                                    .map(user -> user.path("userName").stringValue())
                                    .toList()
                            : List.of();
                    Answer answer = server.answer(call);
                    if (answer.success() && !users.isEmpty()) {
                        unbindEverywhere(call, server, users);
                    }
                    return answer;
                });
    }

    private Fault nothingUnbound() {
        return new Fault(
                CHECKS, "unbinds nobody from an account that is not public, and acknowledges it", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("unbindPublicAccountUsers")
                                    && answer.code().equals("APP.ACCOUNT.0038")
                                    && stored.read(call, server).isPresent()
                            ? Stored.reference(answer, 200, stored.account(call))
                            : answer;
                });
    }
}
