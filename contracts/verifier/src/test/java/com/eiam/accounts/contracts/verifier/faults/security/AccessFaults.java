package com.eiam.accounts.contracts.verifier.faults.security;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

/** Servers that read credentials wrongly. */
final class AccessFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                new Fault(SECURITY, "lets a client with read only enable accounts", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("enableAccount")
                                    && answer.status() == 403
                                    && claims(call).matches("(?s).*\\bread\\b.*")
                            ? server.also(call.withBearer(server.token("sandbox")))
                            : answer;
                }),
                new Fault(SECURITY, "knows no percent-encoded client ids in Basic", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("issueToken")
                                    && answer.success()
                                    && call.basic().matches("[^:]*%[0-9A-Fa-f]{2}[^:]*:.*")
                            ? Stored.unknownClient(answer)
                            : answer;
                }),
                Fault.changedResponse(
                        SECURITY,
                        "names the permissions in no body of a change",
                        (call, answer) ->
                                answer.status() == 403 && !call.method().equals("GET")
                                        ? answer.mapObject(json -> json.without("scope"))
                                        : answer));
    }

    private static String claims(Call call) {
        String[] parts = call.bearer().orElse("").split("\\.");
        return parts.length == 3 ? new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8) : "";
    }
}
