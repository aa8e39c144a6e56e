package com.eiam.accounts.contracts.verifier.faults.narrow;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.independent.Stored;
import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All faults of this package. */
public final class NarrowFaults {

    private NarrowFaults() {}

    public static Stream<Fault> all(Api api) {
        return Stream.of(
                        new ForeignFaults(api).all(),
                        new KeptFaults(api).all(),
                        new AfterwardsFaults(api).all(),
                        ItemFaults.all(),
                        new ViewFaults(api).all(),
                        new TurnFaults(api).all(),
                        AccessFaults.all(),
                        StoredTextFaults.all(),
                        HeaderFaults.all(),
                        new SideEffectFaults(api).all(),
                        new EqualNameFaults(api).all(),
                        new DeletedAccountFaults(api).all(),
                        LenientFaults.all(),
                        KeyedBodyFaults.all())
                .flatMap(faults -> faults);
    }

    /** A server that receives another body in one operation. */
    public static Fault body(Fault.Kind kind, String name, String operation, UnaryOperator<ObjectNode> change) {
        return Fault.changedRequest(kind, name, call -> call.is(operation) ? Stored.edit(call, change) : call);
    }

    /** A server that refuses some requests that are correct. */
    public static Fault refuses(Fault.Kind kind, String name, String code, Predicate<Call> when) {
        return new Fault(
                kind,
                name,
                (call, server) -> when.test(call) ? Stored.refuse(call, server, code) : server.answer(call));
    }

    /** A server that also does something else after a request that succeeds. */
    public static Fault then(String name, String operation, BiConsumer<Call, CorrectServer> effect) {
        return new Fault(CHANGES, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation) && answer.success()) {
                effect.accept(call, server);
            }
            return answer;
        });
    }

    public static Answer reference(Answer answer, int status, String account) {
        return answer.withStatus(status)
                .withBody((JsonNode) Stored.JSON.objectNode().put("account_id", account));
    }
}
