package com.eiam.accounts.contracts.verifier.faults.changes;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose changes reach too far, or that refuse what they should do. */
final class ReachFaults implements Faults {

    private final Api api;
    private final Stored stored;

    ReachFaults(Api api) {
        this.api = api;
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(refusals(), publicAccounts(), roles()).flatMap(faults -> faults);
    }

    private Stream<Fault> refusals() {
        Predicate<ObjectNode> isDisabled = account -> account.path("disabled").asBoolean();
        Predicate<ObjectNode> isPublic =
                account -> account.path("account_type").stringValue().equals("PUBLIC_ACCOUNT");
        return Stream.of(
                refuses("finds no disabled account in deleteAccount", "deleteAccount", isDisabled),
                refuses("finds no disabled account in removeAccountRoles", "removeAccountRoles", isDisabled),
                refuses("finds no disabled account in addAccountRoles", "addAccountRoles", isDisabled),
                refuses("finds no public account in enableAccount", "enableAccount", isPublic),
                refuses("finds no public account in disableAccount", "disableAccount", isPublic),
                refuses("finds no public account in addAccountRoles", "addAccountRoles", isPublic),
                refuses("finds no public account in removeAccountRoles", "removeAccountRoles", isPublic),
                refuses("finds no public account in getAccountPermissions", "getAccountPermissions", isPublic),
                refuses("finds no disabled account in getPublicAccountOwner", "getPublicAccountOwner", isDisabled),
                refuses("finds no disabled account in listPublicAccountUsers", "listPublicAccountUsers", isDisabled),
                refuses("finds no disabled account in bindPublicAccountOwner", "bindPublicAccountOwner", isDisabled),
                refuses(
                        "finds no disabled account in unbindPublicAccountUsers",
                        "unbindPublicAccountUsers",
                        isDisabled),
                new Fault(
                        Kind.CHANGES,
                        "cannot delete a public account that has users",
                        (call, server) -> call.is("deleteAccount")
                                        && !stored.users(call, server).isEmpty()
                                ? Stored.refuse(call, server, "HTTP.500").withStatus(500)
                                : server.answer(call)),
                new Fault(
                        Kind.CHANGES,
                        "cannot delete an account that has roles",
                        (call, server) -> call.is("deleteAccount")
                                        && stored.read(call, server)
                                                .filter(account ->
                                                        !account.path("roles").isEmpty())
                                                .isPresent()
                                ? Stored.refuse(call, server, "HTTP.500").withStatus(500)
                                : server.answer(call)));
    }

    private Fault refuses(String name, String operation, Predicate<ObjectNode> when) {
        return new Fault(
                Kind.CHECKS,
                name,
                (call, server) -> call.is(operation)
                                && stored.read(call, server).filter(when).isPresent()
                        ? Stored.refuse(
                                call,
                                server,
                                call.path().contains("/public-account/") ? "APP.ACCOUNT.0038" : "APP.ACCOUNT.0028")
                        : server.answer(call));
    }

    private Stream<Fault> publicAccounts() {
        return Stream.of(
                new Fault(Kind.CHANGES, "takes a new owner out of the users", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is("bindPublicAccountOwner") && answer.success()) {
                        stored.change(
                                call,
                                server,
                                stored.account(call),
                                "unbindPublicAccountUsers",
                                "user_names",
                                Stored.text(call, "user_name").stream().toList());
                    }
                    return answer;
                }),
                new Fault(Kind.CHANGES, "does not bind the owner as a user", (call, server) -> {
                    Answer answer = server.answer(call);
                    String owner = call.is("bindPublicAccountUsers") && answer.success()
                            ? stored.change(call, server, "getPublicAccountOwner", "")
                                    .json()
                                    .map(json -> json.path("user_name").asString(""))
                                    .orElse("")
                            : "";
                    if (!owner.isEmpty()
                            && call.texts("user_names").stream()
                                    .anyMatch(name -> NameKey.of(name).equals(NameKey.of(owner)))) {
                        stored.change(
                                call,
                                server,
                                stored.account(call),
                                "unbindPublicAccountUsers",
                                "user_names",
                                List.of(owner));
                    }
                    return answer;
                }),
                new Fault(
                        Kind.CHANGES,
                        "makes the first user of a public account its owner if it has none",
                        (call, server) -> {
                            Answer answer = server.answer(call);
                            if (call.is("bindPublicAccountUsers")
                                    && answer.success()
                                    && !stored.change(call, server, "getPublicAccountOwner", "")
                                            .success()) {
                                stored.change(
                                        call,
                                        server,
                                        "bindPublicAccountOwner",
                                        Stored.JSON
                                                .objectNode()
                                                .put(
                                                        "user_name",
                                                        call.texts("user_names").get(0))
                                                .toString());
                            }
                            return answer;
                        }));
    }

    private Stream<Fault> roles() {
        Set<String> removed = ConcurrentHashMap.newKeySet();
        return Stream.of(
                new Fault(Kind.CHANGES, "counts a removed role where one is allowed", (call, server) -> {
                    boolean single = stored.application(call)
                            .filter(app -> Boolean.FALSE.equals(app.severalRoles()))
                            .isPresent();
                    if (call.is("addAccountRoles") && single && removed.contains(stored.account(call))) {
                        return Stored.refuse(call, server, "APP.ROLE.0004");
                    }
                    Answer answer = server.answer(call);
                    if (call.is("removeAccountRoles")
                            && answer.json()
                                    .filter(json -> !json.path("success_list").isEmpty())
                                    .isPresent()) {
                        removed.add(stored.account(call));
                    }
                    return answer;
                }),
                Fault.changedResponse(
                        Kind.LISTS,
                        "sorts fail_list in removeAccountRoles",
                        (call, answer) -> call.is("removeAccountRoles") && answer.success()
                                ? answer.mapObject(json -> {
                                    List<JsonNode> ids = json.path("fail_list")
                                            .valueStream()
                                            .sorted((a, b) -> a.stringValue().compareTo(b.stringValue()))
                                            .toList();
                                    json.putArray("fail_list").addAll(ids);
                                    return json;
                                })
                                : answer),
                new Fault(
                        Kind.CHECKS,
                        "refuses exactly 50 roles in removeAccountRoles",
                        (call, server) -> call.is("removeAccountRoles")
                                        && call.texts("role_ids").size() == 50
                                ? Stored.refuse(call, server, "TENANT-COMMON-0005")
                                : server.answer(call)),
                new Fault(Kind.CHANGES, "removes roles from all accounts of the application", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is("removeAccountRoles") && answer.success()) {
                        List<String> done = answer.json()
                                .orElseThrow()
                                .path("success_list")
                                .valueStream()
                                .map(JsonNode::stringValue)
                                .toList();
                        if (!done.isEmpty()) {
                            stored.changeAll(call, server, "", "removeAccountRoles", "role_ids", done);
                        }
                    }
                    return answer;
                }));
    }
}
