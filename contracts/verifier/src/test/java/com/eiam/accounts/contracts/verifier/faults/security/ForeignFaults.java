package com.eiam.accounts.contracts.verifier.faults.security;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.tenant.Tenant;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;

/** Servers that take something of another application or another kind, or another name for the same. */
final class ForeignFaults implements Faults {

    private final Stored stored;

    ForeignFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(references(), names()).flatMap(faults -> faults);
    }

    private Stream<Fault> references() {
        return Stream.of(
                new Fault(
                        CHECKS, "finds organisations of other applications in createPublicAccount", (call, server) -> {
                            Answer answer = server.answer(call);
                            return call.is("createPublicAccount")
                                            && answer.code().equals("APP.ORG.0024")
                                            && Stored.organisations()
                                                    .map(Tenant.Organisation::orgCode)
                                                    .toList()
                                                    .contains(Stored.text(call, "org_code")
                                                            .orElse(""))
                                    ? server.also(Stored.edit(call, json -> json.without("org_code")))
                                    : answer;
                        }),
                Fault.changedBody(
                        CHECKS,
                        "takes the id of an organisation for its code in updateAccount",
                        "updateAccount",
                        json -> Stored.organisations()
                                        .map(Tenant.Organisation::orgId)
                                        .toList()
                                        .contains(json.path("org_code").asString(""))
                                ? json.without("org_code")
                                : json),
                Fault.changedBody(
                        CHECKS,
                        "takes the id of a user for the username in bindPublicAccountOwner",
                        "bindPublicAccountOwner",
                        json -> Stored.TENANT.users().stream()
                                .filter(user -> user.userId()
                                        .equals(json.path("user_name").asString("")))
                                .findFirst()
                                .map(user -> json.put("user_name", user.userName()))
                                .orElse(json)),
                new Fault(
                        CHECKS,
                        "finds organisations of other applications for an account that has one",
                        (call, server) -> {
                            Answer answer = server.answer(call);
                            return call.is("updateAccount")
                                            && answer.code().equals("APP.ORG.0024")
                                            && stored.read(call, server)
                                                    .filter(account -> account.path("org_id")
                                                            .isString())
                                                    .isPresent()
                                            && Stored.organisations()
                                                    .map(Tenant.Organisation::orgCode)
                                                    .toList()
                                                    .contains(Stored.text(call, "org_code")
                                                            .orElse(""))
                                    ? Stored.reference(answer, 201, stored.account(call))
                                    : answer;
                        }),
                new Fault(CHECKS, "reads the permissions of public accounts of other applications", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("getAccountPermissions") && answer.code().equals("APP.ACCOUNT.0028")
                            ? Stored.TENANT.applications().stream()
                                    .filter(application -> application.accounts().stream()
                                            .anyMatch(account -> account.accountType() == AccountType.PUBLIC_ACCOUNT
                                                    && account.accountId().equals(stored.account(call))))
                                    .map(application -> server.also(
                                            call.withPath(call.path().replace(stored.app(call), application.appId()))))
                                    .findFirst()
                                    .orElse(answer)
                            : answer;
                }),
                new Fault(LISTS, "lists no users of an orphan account", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("listPublicAccountUsers")
                                    && answer.code().equals("APP.ACCOUNT.0038")
                                    && stored.read(call, server)
                                            .filter(json -> json.path("account_type")
                                                    .asString("")
                                                    .equals("ORPHAN_ACCOUNT"))
                                            .isPresent()
                            ? answer.withStatus(200).withBody("{\"total\":0,\"associated_users\":[]}")
                            : answer;
                }));
    }

    private Stream<Fault> names() {
        return Stream.of(
                Fault.changedBody(
                        CHECKS,
                        "trims the username of an owner",
                        "bindPublicAccountOwner",
                        json -> !json.path("user_name").isString()
                                        || json.path("user_name").stringValue().isBlank()
                                ? json
                                : json.put(
                                        "user_name",
                                        json.path("user_name").asString("").strip())),
                new Fault(CHECKS, "compares account names by lower-casing in updateAccount", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("updateAccount")
                                    && answer.code().equals("APP.ACCOUNT.0013")
                                    && taken(call, server)
                                            .noneMatch(name -> name.toLowerCase(Locale.ROOT)
                                                    .equals(name(call).toLowerCase(Locale.ROOT)))
                            ? Stored.reference(answer, 201, stored.account(call))
                            : answer;
                }),
                new Fault(CHECKS, "compares the username byte by byte that it takes for a name", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!call.is("createBasicAccount")
                            || !answer.code().equals("APP.ACCOUNT.0013")
                            || Stored.text(call, "account_name").isPresent()) {
                        return answer;
                    }
                    String user = Stored.TENANT.users().stream()
                            .filter(known -> known.userId()
                                    .equals(Stored.text(call, "user_id").orElse("")))
                            .map(Tenant.User::userName)
                            .findFirst()
                            .orElse("");
                    return taken(call, server).noneMatch(user::equals)
                            ? server.also(Stored.edit(call, json -> json.put("account_name", user + "\u200b")))
                            : answer;
                }),
                new Fault(
                        CHECKS,
                        "compares account names in NFKC in createPublicAccount",
                        (call, server) -> call.is("createPublicAccount")
                                        && !wide(name(call)).equals(name(call).toLowerCase(Locale.ROOT))
                                        && taken(call, server)
                                                .anyMatch(name -> wide(name).equals(wide(name(call))))
                                ? Stored.refuse(call, server, "APP.ACCOUNT.0013")
                                : server.answer(call)));
    }

    private static String name(Call call) {
        return Stored.text(call, "account_name").orElse("");
    }

    private static String wide(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private Stream<String> taken(Call call, CorrectServer server) {
        return stored.accounts(call, server, "").stream()
                .filter(account -> !account.path("id").asString("").equals(stored.account(call)))
                .map(account -> account.path("account_name").asString(""));
    }
}
