package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Servers that read the items of a list, or values of another type, loosely. */
final class ItemFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return Stream.of(items(), types()).flatMap(faults -> faults);
    }

    private static Stream<Fault> items() {
        return Stream.of(
                Fault.changedResponse(
                        CHANGES,
                        "names an unknown role twice that is repeated in removeAccountRoles",
                        (call, answer) -> call.is("removeAccountRoles") && answer.success()
                                ? answer.mapObject(json -> {
                                    List<String> failed = json.path("fail_list")
                                            .valueStream()
                                            .map(id -> id.asString(""))
                                            .toList();
                                    ArrayNode all = json.putArray("fail_list");
                                    call.texts("role_ids").stream()
                                            .filter(failed::contains)
                                            .forEach(all::add);
                                    return json;
                                })
                                : answer),
                Fault.changedResponse(
                        CHANGES,
                        "sorts fail_list in addAccountRoles",
                        (call, answer) -> call.is("addAccountRoles") && answer.success()
                                ? answer.mapObject(json -> {
                                    List<String> failed = json.path("fail_list")
                                            .valueStream()
                                            .map(id -> id.asString(""))
                                            .sorted()
                                            .toList();
                                    ArrayNode all = json.putArray("fail_list");
                                    failed.forEach(all::add);
                                    return json;
                                })
                                : answer),
                new Fault(
                        CHECKS,
                        "passes over an unknown user who is the first of several in unbindPublicAccountUsers",
                        (call, server) -> {
                            Answer answer = server.answer(call);
                            if (!call.is("unbindPublicAccountUsers")
                                    || !answer.code().equals("USER.0001")
                                    || call.texts("user_names").size() < 2) {
                                return answer;
                            }
                            Answer other = server.also(call.withBody((JsonNode) Stored.body(
                                    "user_names",
                                    call.texts("user_names").stream().skip(1).toList())));
                            return other.success() ? other : answer;
                        }));
    }

    private static Stream<Fault> types() {
        return Stream.of(
                Fault.changedBody(
                        CHECKS,
                        "takes numbers for usernames in bindPublicAccountUsers",
                        "bindPublicAccountUsers",
                        json -> {
                            if (json.path("user_names") instanceof ArrayNode names) {
                                List<JsonNode> old = names.valueStream().toList();
                                names.removeAll();
                                old.forEach(name ->
                                        names.add(name.isNumber() ? Stored.JSON.stringNode(name.asString()) : name));
                            }
                            return json;
                        }),
                Fault.changedBody(
                        CHECKS,
                        "takes a number for the display name in createPublicAccount",
                        "createPublicAccount",
                        json -> json.path("name").isNumber()
                                ? json.put("name", json.path("name").asString())
                                : json),
                Fault.changedBody(
                        CHECKS, "takes one text for a list of roles in addAccountRoles", "addAccountRoles", json -> {
                            if (json.path("role_ids").isString()) {
                                String id = json.path("role_ids").stringValue();
                                json.putArray("role_ids").add(id);
                            }
                            return json;
                        }),
                Fault.changedBody(
                        CHECKS,
                        "takes 0 for false in updateAccount",
                        "updateAccount",
                        json -> json.path("disabled").isInt()
                                        && json.path("disabled").intValue() == 0
                                ? json.put("disabled", false)
                                : json),
                Fault.changedBody(
                        CHECKS,
                        "takes an empty text for no free attributes in createOrphanAccount",
                        "createOrphanAccount",
                        json -> json.path("extension").isString()
                                        && json.path("extension").stringValue().isEmpty()
                                ? json.without("extension")
                                : json));
    }
}
