package com.eiam.accounts.contracts.verifier.faults.reads;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that still know a deleted account in one operation. */
final class DeletedAccountFaults implements Faults {

    private final Stored stored;

    DeletedAccountFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                        "enableAccount",
                        "updateAccount",
                        "addAccountRoles",
                        "removeAccountRoles",
                        "bindPublicAccountUsers",
                        "unbindPublicAccountUsers",
                        "bindPublicAccountOwner",
                        "listPublicAccountUsers",
                        "getAccountPermissions")
                .map(this::known);
    }

    private Fault known(String operation) {
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        return new Fault(CHANGES, "knows a deleted account in " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("deleteAccount") && answer.success()) {
                deleted.add(stored.account(call));
            }
            return call.is(operation)
                            && deleted.contains(stored.account(call))
                            && (answer.code().equals("APP.ACCOUNT.0028")
                                    || answer.code().equals("APP.ACCOUNT.0038"))
                    ? answer.withStatus(operation.equals("updateAccount") ? 201 : 200)
                            .withBody((JsonNode) body(call, operation))
                    : answer;
        });
    }

    private ObjectNode body(Call call, String operation) {
        ObjectNode json = Stored.JSON.objectNode();
        if (operation.endsWith("AccountRoles")) {
            json.putArray("success_list");
            call.texts("role_ids").stream().distinct().forEach(json.putArray("fail_list")::add);
        } else if (operation.startsWith("list")) {
            json.put("total", 0).putArray("associated_users");
        } else if (operation.startsWith("get")) {
            Stream.of("roles", "funcPerms", "dataPerms").forEach(json::putArray);
        } else {
            json.put("account_id", stored.account(call));
        }
        return json;
    }
}
