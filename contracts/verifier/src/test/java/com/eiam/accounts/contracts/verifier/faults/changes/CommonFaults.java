package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers for which accounts that have something in common are one. */
final class CommonFaults implements Faults {

    private final Stored stored;

    CommonFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        Function<JsonNode, Stream<String>> organisation = account -> account.path("org_id").stringValueOpt().stream();
        Function<JsonNode, Stream<String>> roles = account -> account.path("roles")
                .valueStream()
                .map(role -> role.path("role_id").stringValue());
        return Stream.of(
                reachesAll("disableAccount", "of the organisation", organisation),
                reachesAll("disableAccount", "with one of the roles", roles),
                reachesAll("addAccountRoles", "with one of the roles", roles),
                rolesOfUser());
    }

    private Fault reachesAll(String operation, String which, Function<JsonNode, Stream<String>> common) {
        return new Fault(CHANGES, "calls " + operation + " on all accounts " + which, (call, server) -> {
            List<String> others = call.is(operation) ? others(call, server, common) : List.of();
            Answer answer = server.answer(call);
            if (answer.success()) {
                others.forEach(other -> server.also(stored.of(call, operation, other)
                        .withBearer(server.token("sandbox"))
                        .withBody(call.body())));
            }
            return answer;
        });
    }

    private List<String> others(Call call, CorrectServer server, Function<JsonNode, Stream<String>> common) {
        List<String> own = stored.read(call, server).stream().flatMap(common).toList();
        return stored.accounts(call, server, "").stream()
                .filter(account -> common.apply(account).anyMatch(own::contains))
                .map(account -> account.path("id").stringValue())
                .filter(id -> !id.equals(stored.account(call)))
                .toList();
    }

    private Fault rolesOfUser() {
        Map<String, String> users = new ConcurrentHashMap<>();
        Map<String, String> holders = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "counts the roles of all accounts of a user where one is allowed", (call, server) -> {
            String account = stored.account(call);
            boolean isCounted = call.is("addAccountRoles")
                    && users.containsKey(account)
                    && stored.application(call).filter(Tenant.App::severalRoles).isEmpty();
            if (isCounted && !holders.getOrDefault(users.get(account), account).equals(account)) {
                return Stored.refuse(call, server, "APP.ROLE.0004");
            }
            Answer answer = server.answer(call);
            if (call.is("createBasicAccount") && answer.success()) {
                users.put(
                        Stored.created(answer),
                        stored.app(call) + Stored.text(call, "user_id").orElseThrow());
            }
            if (isCounted && answer.success()) {
                holders.put(users.get(account), account);
            }
            return answer;
        });
    }
}
