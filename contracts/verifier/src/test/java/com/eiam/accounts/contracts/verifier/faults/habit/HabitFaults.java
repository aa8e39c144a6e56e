package com.eiam.accounts.contracts.verifier.faults.habit;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** All faults of this package. */
public final class HabitFaults {

    private HabitFaults() {}

    public static Stream<Fault> all(Api api) {
        return Stream.of(
                        new CascadeFaults(api).all(),
                        new ReplacementFaults(api).all(),
                        new PartialUpdateFaults(api).all(),
                        new OnceFaults(api).all(),
                        new BatchFaults(api).all(),
                        new CacheFaults(api).all(),
                        PagingFaults.all(),
                        new PrecedenceFaults(api).all(),
                        CredentialFaults.all(),
                        SanitizerFaults.all(),
                        new LocaleFaults(api).all(),
                        new LookupFaults(api).all(),
                        FrameworkFaults.all())
                .flatMap(faults -> faults);
    }

    /** A server that shows something else of each account in the answers of getAccount and listAccounts. */
    static Answer accounts(Call call, Answer answer, Consumer<ObjectNode> change) {
        if (!answer.success() || !call.is("getAccount") && !call.is("listAccounts")) {
            return answer;
        }
        return answer.mapObject(json -> {
            if (call.is("getAccount")) {
                change.accept(json);
            } else {
                json.path("accounts").forEach(row -> change.accept((ObjectNode) row));
            }
            return json;
        });
    }

    /** Answers a call, and forgets what it has changed if that is so. */
    static Answer answer(Call call, CorrectServer server, boolean forgets) throws IOException {
        return forgets ? server.pretend(call) : server.answer(call);
    }
}
