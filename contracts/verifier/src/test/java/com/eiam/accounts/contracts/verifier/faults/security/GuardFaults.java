package com.eiam.accounts.contracts.verifier.faults.security;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Servers that check something too early, or do not guard something. */
final class GuardFaults implements Faults {

    private final Stored stored;

    GuardFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                new Fault(CHECKS, "counts the roles of a request before it looks for the account", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("addAccountRoles")
                                    && answer.code().equals("APP.ACCOUNT.0028")
                                    && stored.namesTooManyRoles(call)
                            ? answer.refusing("APP.ROLE.0004")
                            : answer;
                }),
                new Fault(CHECKS, "compares names before it looks for the user", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("createBasicAccount") && answer.code().equals("USER.0001") && taken(call, server)
                            ? answer.refusing("APP.ACCOUNT.0013")
                            : answer;
                }),
                new Fault(CHECKS, "compares names before it looks for the account", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("updateAccount") && answer.code().equals("APP.ACCOUNT.0028") && taken(call, server)
                            ? answer.refusing("APP.ACCOUNT.0013")
                            : answer;
                }),
                new Fault(CHECKS, "looks for the user before it looks at the object model", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("createBasicAccount")
                                    && answer.code().equals("APP.OBJECTMODEL.0005")
                                    && Stored.TENANT
                                            .user(Stored.text(call, "user_id").orElse(""))
                                            .isEmpty()
                            ? answer.refusing("USER.0001")
                            : answer;
                }),
                new Fault(CHECKS, "looks for the public account before limit", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!call.is("listPublicAccountUsers") || !answer.code().equals("OAP.PAGE.0002")) {
                        return answer;
                    }
                    Answer other = server.also(call.withParameter("limit", "10"));
                    return other.code().equals("APP.ACCOUNT.0038") ? other : answer;
                }),
                new Fault(SECURITY, "gives a token for one permission all others of the client", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!call.is("issueToken") || !answer.success()) {
                        return answer;
                    }
                    Answer all = server.also(call.withForm(call.form().stream()
                            .filter(pair -> !pair.name().equals("scope"))
                            .toList()));
                    return answer.mapObject(json ->
                            json.set("access_token", all.json().orElseThrow().path("access_token")));
                }),
                new Fault(SECURITY, "cuts a secret at its first colon", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("issueToken")
                                    && answer.success()
                                    && call.basic().matches("[^:]*:[^:]*:.*")
                            ? Stored.unknownClient(answer)
                            : answer;
                }),
                Fault.changedRequest(
                        SECURITY,
                        "takes commas between permissions",
                        call -> call.is("issueToken")
                                        && call.form().stream()
                                                .anyMatch(pair -> pair.name().equals("scope")
                                                        && pair.value().contains(","))
                                ? call.withForm(call.form().stream()
                                        .map(pair -> pair.name().equals("scope")
                                                ? new Call.Pair(
                                                        "scope", pair.value().replace(',', ' '))
                                                : pair)
                                        .toList())
                                : call),
                open("asks for no permission in listAccountPermissions", call -> call.is("listAccountPermissions")),
                open("asks for no permission for DELETE", call -> call.method().equals("DELETE")));
    }

    private boolean taken(Call call, CorrectServer server) {
        String name = NameKey.of(Stored.text(call, "account_name").orElse(""));
        return stored.accounts(call, server, "").stream()
                .anyMatch(account ->
                        NameKey.of(account.path("account_name").stringValue()).equals(name));
    }

    private static Fault open(String name, Predicate<Call> when) {
        return new Fault(SECURITY, name, (call, server) -> {
            Answer answer = server.answer(call);
            return when.test(call) && answer.status() == 403
                    ? server.also(call.withBearer(server.token("sandbox")))
                    : answer;
        });
    }
}
