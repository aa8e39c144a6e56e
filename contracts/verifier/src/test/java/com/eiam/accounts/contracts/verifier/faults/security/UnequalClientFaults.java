package com.eiam.accounts.contracts.verifier.faults.security;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.SECURITY;

import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Servers that do or show less for one of two clients that may do the same. */
final class UnequalClientFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                Fault.changedRequest(
                        SECURITY,
                        "moves an account only for a client that may do everything",
                        call -> call.is("updateAccount") && has(call, "account_all")
                                ? Stored.edit(call, json -> json.without("org_code"))
                                : call),
                Fault.changedRequest(
                        SECURITY,
                        "changes free attributes only for a client that may do everything",
                        call -> call.is("updateAccount") && has(call, "account_all")
                                ? Stored.edit(call, json -> json.without("extension"))
                                : call),
                Fault.changedResponse(
                        SECURITY,
                        "shows no disabled account to a client with read",
                        (call, answer) -> call.is("getAccount")
                                && has(call, "read")
                                && answer.json()
                                        .filter(account ->
                                                account.path("disabled").booleanValue(false))
                                        .isPresent(),
                        answer -> answer.refusing("APP.ACCOUNT.0028")),
                createdByOthers());
    }

    private static Fault createdByOthers() {
        Map<String, String> creators = new ConcurrentHashMap<>();
        return Fault.changedResponse(SECURITY, "lists no account that another client has created", (call, answer) -> {
            if (Stored.creates(call) && answer.success()) {
                creators.put(Stored.created(answer), client(call));
            }
            return call.is("listAccounts") && answer.success()
                    ? answer.mapObject(json -> {
                        List<String> hidden = json.path("accounts").findValuesAsString("id").stream()
                                .filter(id ->
                                        !creators.getOrDefault(id, client(call)).equals(client(call)))
                                .toList();
                        json.withArray("accounts")
                                .removeIf(account ->
                                        hidden.contains(account.path("id").stringValue()));
                        return json.put("total", json.path("total").longValue() - hidden.size());
                    })
                    : answer;
        });
    }

    /** Whether the token is for one permission only. */
    private static boolean has(Call call, String permission) {
        return Stored.TENANT
                .client(client(call))
                .filter(client -> Set.copyOf(client.permissions()).equals(Set.of(permission)))
                .isPresent();
    }

    /** The client that the token was issued to; empty if there is no token. */
    private static String client(Call call) {
        String[] parts = call.bearer().orElse("").split("\\.");
        return parts.length == 3
                ? JsonMapper.shared()
                        .readTree(Base64.getUrlDecoder().decode(parts[1]))
                        .path("sub")
                        .asString("")
                : "";
    }
}
