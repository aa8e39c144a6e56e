package com.eiam.accounts.client.internal.observe;

import com.eiam.accounts.client.call.CallAttempt;
import com.eiam.accounts.client.call.CallInterceptor;
import com.eiam.accounts.client.call.CallResult;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.internal.http.Completion;
import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.internal.http.Response;
import com.eiam.accounts.client.internal.http.Transport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Shows each attempt to the interceptors, and logs it at debug level; the log has no header and no body. */
public record ObservingTransport(Transport next, List<CallInterceptor> interceptors) implements Transport {

    private static final Logger LOG = System.getLogger("com.eiam.accounts.client");

    @Override
    public CompletableFuture<Response> send(Request request) {
        int number = request.attempts().incrementAndGet();
        if (interceptors.isEmpty() && !LOG.isLoggable(Level.DEBUG)) {
            return next.send(request);
        }
        CallAttempt attempt = new CallAttempt(
                request.operationId(),
                number,
                request.call().method(),
                request.uri(),
                request.requestId(),
                request.confidential() ? new byte[0] : request.body());
        long start = System.nanoTime();
        before(attempt, start);
        Request sent = attempt.addedHeaders().isEmpty() ? request : request.with(attempt.addedHeaders());
        return next.send(sent).whenComplete((response, failure) -> {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            ended(
                    interceptors,
                    attempt,
                    failure == null
                            ? new CallResult(response.status(), "", response.requestId(sent), duration, null)
                            : result(attempt, Completion.cause(failure), duration));
        });
    }

    /** If one of them ends the call, those before it learn so, as they may have begun to measure. */
    private void before(CallAttempt attempt, long start) {
        int begun = 0;
        try {
            for (CallInterceptor interceptor : interceptors) {
                interceptor.before(attempt);
                begun++;
            }
        } catch (RuntimeException e) {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            ended(interceptors.subList(0, begun), attempt, result(attempt, e, duration));
            throw e;
        }
    }

    private static CallResult result(CallAttempt attempt, RuntimeException failure, Duration duration) {
        return failure instanceof AccountsException known
                ? new CallResult(known.status(), known.code(), known.requestId(), duration, known)
                : new CallResult(0, "", attempt.requestId(), duration, failure);
    }

    private static void ended(List<CallInterceptor> watching, CallAttempt attempt, CallResult result) {
        LOG.log(Level.DEBUG, () -> text(attempt, result));
        for (CallInterceptor interceptor : watching) {
            try {
                interceptor.after(attempt, result);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "an interceptor failed after " + attempt.operationId(), e);
            }
        }
    }

    private static String text(CallAttempt attempt, CallResult result) {
        String outcome = result.status() == 0 ? "no answer" : "status " + result.status();
        String code = result.code().isEmpty() ? "" : " " + result.code();
        return "%s: %s %s, attempt %d: %s%s after %d ms (request id %s)"
                .formatted(
                        attempt.operationId(),
                        attempt.method(),
                        attempt.uri(),
                        attempt.number(),
                        outcome,
                        code,
                        result.duration().toMillis(),
                        result.requestId());
    }
}
