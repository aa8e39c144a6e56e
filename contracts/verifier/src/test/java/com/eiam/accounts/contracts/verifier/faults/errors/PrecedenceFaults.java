package com.eiam.accounts.contracts.verifier.faults.errors;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Repairs;
import com.eiam.accounts.contracts.verifier.faults.server.RequestSchemas;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers that find another error first. */
final class PrecedenceFaults implements Faults {

    private final Repairs repairs;

    PrecedenceFaults(Api api) {
        this.repairs = new Repairs(new RequestSchemas(api.spec()));
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                beforeKey("the organisation", "APP.ORG.0024"),
                beforeKey("the user", "USER.0001"),
                beforeKey("the object model", "APP.OBJECTMODEL.0005"),
                beforeKey("the name", "APP.ACCOUNT.0013"),
                before(
                        "looks for the application before limit in listAccountPermissions",
                        (call, answer) -> call.is("listAccountPermissions")
                                && answer.code().equals("OAP.PAGE.0002"),
                        "APP.0001",
                        call -> call.withParameter("limit", "10")),
                before(
                        "looks for the application before offset in listPublicAccountUsers",
                        (call, answer) -> call.is("listPublicAccountUsers")
                                && answer.code().equals("OAP.PAGE.0003"),
                        "APP.0001",
                        call -> call.withParameter("offset", "0")),
                before(
                        "looks for the application before the number of free attributes in updateAccount",
                        (call, answer) -> call.is("updateAccount") && answer.status() == 400,
                        "APP.0001",
                        call -> repairs.without("maxProperties", call)),
                Fault.changedResponse(
                        CHECKS,
                        "reads the body before it looks at the permission in removeAccountRoles",
                        (call, answer) -> call.is("removeAccountRoles")
                                && answer.status() == 403
                                && call.json().isEmpty(),
                        answer -> answer.refusing("TENANT-COMMON-0005")),
                before(
                        "looks for the account before the size of extension",
                        (call, answer) -> call.is("updateAccount") && answer.status() == 400,
                        "APP.ACCOUNT.0028",
                        repairs::withoutLargeValues),
                early(
                        "looks for a blank account id before the permission",
                        403,
                        "APP.ACCOUNT.0047",
                        call -> call.withPath(call.path().replaceFirst("applications/%20/", "applications/x/"))),
                early("looks at limit before the token", 401, "OAP.PAGE.0002", call -> paged(call, "offset", "0")),
                early("looks at offset before the token", 401, "OAP.PAGE.0003", call -> paged(call, "limit", "10")),
                early("looks for a blank application id before the token", 401, "APP.0006", call -> call));
    }

    /** The call with blank ids and one parameter repaired. */
    private static Call paged(Call call, String parameter, String value) {
        Call repaired = call.withPath(call.path().replace("%20", "x"));
        return call.query().contains(parameter + "=") ? repaired.withParameter(parameter, value) : repaired;
    }

    private static Fault beforeKey(String what, String code) {
        return before(
                "looks for " + what + " before the Idempotency-Key",
                (call, answer) -> answer.code().equals("HTTP.422"),
                code,
                call -> call.withoutHeader("Idempotency-Key"));
    }

    /** A server that finds an error of the form before one of the token. */
    private static Fault early(String name, int status, String code, UnaryOperator<Call> repair) {
        return new Fault(CHECKS, name, (call, server) -> {
            Answer answer = server.answer(call);
            Answer other = answer.status() == status && !call.is("issueToken")
                    ? server.pretend(repair.apply(call).withBearer(server.token("sandbox")))
                    : answer;
            return other.code().equals(code) ? other : answer;
        });
    }

    private static Fault before(String name, BiPredicate<Call, Answer> when, String wrong, UnaryOperator<Call> repair) {
        return new Fault(CHECKS, name, (call, server) -> {
            Answer answer = server.answer(call);
            Answer other = when.test(call, answer) ? server.pretend(repair.apply(call)) : answer;
            return other.code().equals(wrong) ? other : answer;
        });
    }
}
