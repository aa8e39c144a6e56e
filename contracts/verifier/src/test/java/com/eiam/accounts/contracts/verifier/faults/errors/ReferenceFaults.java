package com.eiam.accounts.contracts.verifier.faults.errors;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Servers that look for the wrong thing, or ask for the wrong permission. */
final class ReferenceFaults implements Faults {

    private final Stored stored;

    ReferenceFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.concat(references(), accounts());
    }

    private Stream<Fault> references() {
        return Stream.of(
                new Fault(CHECKS, "finds organisations of other applications in updateAccount", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("updateAccount")
                                    && answer.code().equals("APP.ORG.0024")
                                    && isOrganisation(
                                            Stored.text(call, "org_code").orElse(""))
                            ? server.also(Stored.edit(call, json -> json.without("org_code")))
                            : answer;
                }),
                new Fault(CHECKS, "sets the owner of an account that is not public", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("bindPublicAccountOwner")
                                    && answer.code().equals("APP.ACCOUNT.0038")
                                    && isUser(Stored.text(call, "user_name").orElse(""))
                                    && stored.read(call, server).isPresent()
                            ? Stored.reference(answer, 200, stored.account(call))
                            : answer;
                }),
                new Fault(
                        SECURITY,
                        "asks for the permission to read in enableAccount and disableAccount",
                        (call, server) -> {
                            Answer answer = server.answer(call);
                            return (call.is("enableAccount") || call.is("disableAccount"))
                                            && answer.status() == 403
                                            && claims(call).contains("account_read")
                                    ? server.also(call.withBearer(server.token("sandbox")))
                                    : answer;
                        }),
                new Fault(CHECKS, "looks for the application before the permission", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (answer.status() != 403) {
                        return answer;
                    }
                    Answer other = server.pretend(call.withBearer(server.token("sandbox")));
                    return other.code().equals("APP.0001") ? other : answer;
                }),
                new Fault(CHECKS, "looks for the owner before the public account", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("bindPublicAccountOwner")
                                    && answer.code().equals("APP.ACCOUNT.0038")
                                    && !isUser(Stored.text(call, "user_name").orElse(""))
                            ? answer.refusing("APP.ACCOUNT.0037")
                            : answer;
                }),
                Fault.refusing(
                        CHECKS,
                        "finds no disabled user in unbindPublicAccountUsers",
                        "USER.0001",
                        call -> call.is("unbindPublicAccountUsers")
                                && call.texts("user_names").stream().anyMatch(ReferenceFaults::isDisabled)),
                sameCode());
    }

    /** A server that looks for organisations without their application, and takes the first. */
    private Fault sameCode() {
        Map<String, String> organisations = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "takes the first organisation of a code in updateAccount", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("updateAccount") && answer.success()) {
                String code = Stored.text(call, "org_code").orElse("");
                organisations(organisation -> organisation.orgCode().equals(code))
                        .map(Tenant.Organisation::orgId)
                        .findFirst()
                        .ifPresent(id -> organisations.put(stored.account(call), id));
            }
            return answer.success() && call.is("getAccount") && organisations.containsKey(stored.account(call))
                    ? answer.mapObject(json -> json.put("org_id", organisations.get(stored.account(call))))
                    : answer;
        });
    }

    private static Stream<Tenant.Organisation> organisations(Predicate<Tenant.Organisation> which) {
        return Stored.organisations().filter(which);
    }

    private Stream<Fault> accounts() {
        Set<String> cleared = ConcurrentHashMap.newKeySet();
        return Stream.of(
                new Fault(CHECKS, "finds no disabled account in updateAccount", (call, server) -> {
                    boolean disabled = call.is("updateAccount")
                            && stored.read(call, server)
                                    .filter(account -> account.path("disabled").booleanValue())
                                    .isPresent();
                    return disabled ? Stored.refuse(call, server, "APP.ACCOUNT.0028") : server.answer(call);
                }),
                replaced(),
                new Fault(CHANGES, "clears the organisation when it is null", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is("updateAccount") && answer.success()) {
                        if (Stored.value(call, "org_code").isNull()) {
                            cleared.add(stored.account(call));
                        } else if (!Stored.text(call, "org_code").orElse("").isEmpty()) {
                            cleared.remove(stored.account(call));
                        }
                    }
                    return call.is("getAccount") && answer.success() && cleared.contains(stored.account(call))
                            ? answer.mapObject(json -> json.putNull("org_id"))
                            : answer;
                }),
                new Fault(CHANGES, "finds no account in an update that changes nothing", (call, server) -> {
                    if (!call.is("updateAccount")
                            || !Stored.text(call, "password").orElse("").isEmpty()) {
                        return server.answer(call);
                    }
                    Optional<ObjectNode> before = stored.read(call, server);
                    Answer answer = server.answer(call);
                    return answer.success() && before.equals(stored.read(call, server))
                            ? answer.refusing("APP.ACCOUNT.0028")
                            : answer;
                }),
                Fault.changedBody(
                        CHANGES,
                        "writes the account name over the display name that is left out of an update",
                        "updateAccount",
                        json -> json.path("account_name").isString() && !json.has("name")
                                ? json.set("name", json.path("account_name"))
                                : json));
    }

    /** A server whose table has one account for each user of an application. */
    private Fault replaced() {
        Map<String, String> accounts = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "replaces the account of a user who gets another one", (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is("createBasicAccount") && answer.success()) {
                String user = stored.app(call) + Stored.text(call, "user_id").orElse("");
                String account = Stored.created(answer);
                String before = accounts.put(user, account);
                if (before != null && !before.equals(account)) {
                    server.also(stored.of(call, "deleteAccount", before).withBearer(server.token("sandbox")));
                }
            }
            return answer;
        });
    }

    private static boolean isOrganisation(String code) {
        return organisations(organisation -> organisation.orgCode().equals(code))
                .findAny()
                .isPresent();
    }

    private static boolean isDisabled(String name) {
        return Stored.TENANT.userNamed(name).filter(Tenant.User::disabled).isPresent();
    }

    private static boolean isUser(String name) {
        return Stored.TENANT.userNamed(name).isPresent();
    }

    private static String claims(Call call) {
        return new String(
                Base64.getUrlDecoder().decode(call.bearer().orElse("..").split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
