package com.eiam.accounts.client.spring;

import com.eiam.accounts.client.call.CallAttempt;
import com.eiam.accounts.client.call.CallInterceptor;
import com.eiam.accounts.client.call.CallResult;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One Micrometer observation for each attempt, named {@code eiam.accounts.client}; traces go on at the server. */
public class EiamAccountsObservations implements CallInterceptor {

    private final ObservationRegistry registry;
    private final Map<CallAttempt, Observation> running = new ConcurrentHashMap<>();

    public EiamAccountsObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void before(CallAttempt attempt) {
        RequestReplySenderContext<CallAttempt, CallResult> context =
                new RequestReplySenderContext<>((carrier, name, value) -> carrier.setHeader(name, value));
        context.setCarrier(attempt);
        context.setRemoteServiceName("eiam-accounts");
        running.put(
                attempt,
                Observation.createNotStarted("eiam.accounts.client", () -> context, registry)
                        .contextualName(attempt.operationId())
                        .lowCardinalityKeyValue("operation", attempt.operationId())
                        .highCardinalityKeyValue("request.id", attempt.requestId())
                        .start());
    }

    @Override
    public void after(CallAttempt attempt, CallResult result) {
        Observation observation = running.remove(attempt);
        observation
                .lowCardinalityKeyValue("status", result.status() == 0 ? "none" : "" + result.status())
                .lowCardinalityKeyValue("code", result.code().isEmpty() ? "none" : result.code());
        if (result.failure() != null) {
            observation.error(result.failure());
        }
        observation.stop();
    }
}
