package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that take a field of an account for something else, or check fields in another order. */
final class UpdateFaults implements Faults {

    private static final List<String> CODES =
            Stored.organisations().map(Tenant.Organisation::orgCode).toList();
    private static final List<String> IDS =
            Stored.organisations().map(Tenant.Organisation::orgId).toList();

    private final Stored stored;

    UpdateFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(fields(), order(), changes()).flatMap(faults -> faults);
    }

    private static Stream<Fault> fields() {
        return Stream.of(
                changed(
                        "ignores disabled: false in updateAccount",
                        call -> call.is("updateAccount"),
                        json -> json.path("disabled").asBoolean(true) ? json : json.without("disabled")),
                changed(
                        "sets the display name to the account name if a creation has none",
                        Stored::creates,
                        json -> json.hasNonNull("name")
                                        || !json.path("account_name").isString()
                                ? json
                                : json.set("name", json.path("account_name"))),
                changed("finds organisations regardless of case", Stored::writesAccount, json -> {
                    String code = json.path("org_code").asString("");
                    return CODES.contains(code) || !CODES.contains(code.toLowerCase(Locale.ROOT))
                            ? json
                            : json.put("org_code", code.toLowerCase(Locale.ROOT));
                }),
                changed(
                        "takes the id of an organisation for its code",
                        Stored::writesAccount,
                        json -> IDS.contains(json.path("org_code").asString("")) ? json.without("org_code") : json),
                changed(
                        "takes 1 and 0 for booleans",
                        Stored::writesAccount,
                        json -> json.path("disabled").isInt()
                                ? json.put("disabled", json.path("disabled").intValue() != 0)
                                : json));
    }

    private static Fault changed(String name, Predicate<Call> where, UnaryOperator<ObjectNode> change) {
        return Fault.changedRequest(CHANGES, name, call -> where.test(call) ? Stored.edit(call, change) : call);
    }

    private Stream<Fault> order() {
        return Stream.of(
                new Fault(
                        CHANGES,
                        "refuses org_code: null in an application without organisations",
                        (call, server) -> Stored.writesAccount(call)
                                        && Stored.value(call, "org_code").isNull()
                                        && stored.application(call)
                                                .filter(application -> !application.organisationModel())
                                                .isPresent()
                                ? Stored.refuse(call, server, "APP.OBJECTMODEL.0005")
                                : server.answer(call)),
                withoutOrganisation("createBasicAccount", "USER.0001"),
                withoutOrganisation("updateAccount", "APP.ACCOUNT.0013"),
                withoutOrganisation("createPublicAccount", "APP.ACCOUNT.0013"));
    }

    /** A server that finds another error before it looks for the organisation. */
    private static Fault withoutOrganisation(String operation, String code) {
        return new Fault(
                CHANGES,
                "answers " + code + " before it looks for the organisation in " + operation,
                (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!call.is(operation) || !answer.code().equals("APP.ORG.0024")) {
                        return answer;
                    }
                    Answer other = server.pretend(Stored.edit(call, json -> json.without("org_code")));
                    return other.code().equals(code) ? other : answer;
                });
    }

    private Stream<Fault> changes() {
        return Stream.of(
                new Fault(CHANGES, "unbinds the users of a public account that is updated", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is("updateAccount") && answer.success() && isPublic(stored.read(call, server))) {
                        List<String> users = stored.users(call, server).stream()
                                .map(user -> user.path("userName").stringValue())
                                .toList();
                        stored.change(
                                call, server, stored.account(call), "unbindPublicAccountUsers", "user_names", users);
                    }
                    return answer;
                }),
                new Fault(CHANGES, "writes the other fields before it finds the name taken", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is("updateAccount") && answer.code().equals("APP.ACCOUNT.0013")) {
                        stored.read(call, server)
                                .ifPresent(account -> server.also(Stored.edit(
                                        call, json -> json.set("account_name", account.path("account_name")))));
                    }
                    return answer;
                }));
    }

    private static boolean isPublic(Optional<? extends JsonNode> account) {
        return account.map(json -> json.path("account_type").asString(""))
                .filter("PUBLIC_ACCOUNT"::equals)
                .isPresent();
    }
}
