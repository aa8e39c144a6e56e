package com.eiam.accounts.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.error.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What is seen of each attempt: by interceptors, and in the log. */
class InterceptorsTest extends WireTest {

    private static final String REFUSAL = "{\"error_code\":\"APP.ACCOUNT.0013\",\"error_msg\":\"no\"}";

    @Test
    void whatAnInterceptorThrowsIsTheFailureOfTheCall() {
        AtomicInteger failures = new AtomicInteger();
        CallInterceptor broken = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                if (failures.incrementAndGet() <= 2) {
                    throw new LinkageError("a class is missing");
                }
            }
        };
        try (EiamAccounts observed = server.client().interceptor(broken).build()) {
            assertThatThrownBy(observed.accounts().enableAccountAsync("a1", "c1")::join)
                    .hasCause(new LinkageError("a class is missing"));
            assertThatThrownBy(() -> observed.accounts().enableAccount("a1", "c1"))
                    .isInstanceOf(LinkageError.class);
            assertThat(observed.accounts().enableAccountAsync("a1", "c1").join())
                    .isNotNull();
        }
    }

    @Test
    void thoseThatSawAnAttemptBeginSeeItsEndAlthoughAnotherOneEndsTheCall() {
        List<String> seen = new ArrayList<>();
        CallInterceptor watching = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                seen.add("before");
            }

            @Override
            public void after(CallAttempt attempt, CallResult result) {
                seen.add("after: " + result.failure().getMessage());
            }
        };
        CallInterceptor refusing = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                throw new IllegalStateException("not today");
            }
        };
        try (EiamAccounts observed = server.client()
                .interceptor(watching)
                .interceptor(refusing)
                .interceptor(watching)
                .build()) {
            assertThatThrownBy(() -> update(observed)).hasMessage("not today");
        }

        assertThat(seen).containsExactly("before", "after: not today");
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void anInterceptorThatMakesACallWhileTheTokenIsRequestedDoesNotWaitForItself() {
        AtomicReference<EiamAccounts> itself = new AtomicReference<>();
        CallInterceptor calling = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                if (attempt.operationId().equals("issueToken")) {
                    itself.get().accounts().enableAccount("a1", "c1");
                }
            }
        };
        itself.set(server.client().interceptor(calling).build());
        try (EiamAccounts observed = itself.get()) {
            assertThatThrownBy(() -> update(observed))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("enableAccount: an interceptor makes this call while its own thread requests the token"
                            + " for it");
        }
    }

    @Test
    void anInterceptorSeesEachAttemptAndAddsHeaders() {
        server.then(429, "{\"error_code\":\"HTTP.429\",\"error_msg\":\"slow\"}", "Retry-After", "0");
        List<String> seen = new ArrayList<>();
        CallInterceptor watching = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                attempt.setHeader("traceparent", "t-" + attempt.number());
            }

            @Override
            public void after(CallAttempt attempt, CallResult result) {
                assertThat(result.duration()).isPositive();
                assertThat(attempt.requestId()).isNotBlank();
                seen.add(attempt.operationId() + " " + attempt.number() + " " + result.status() + " " + result.code());
                throw new IllegalStateException("has no effect");
            }
        };
        try (EiamAccounts watched =
                server.client(time -> {}).interceptor(watching).build()) {
            update(watched);
        }

        assertThat(seen).containsExactly("issueToken 1 200 ", "updateAccount 1 429 HTTP.429", "updateAccount 2 200 ");
        assertThat(server.calls())
                .extracting(call -> call.header("traceparent"))
                .containsExactly("t-1", "t-2");
    }

    @Test
    void eachAttemptIsLoggedAtDebugLevelWithoutASecret() {
        Logger logger = Logger.getLogger("com.eiam.accounts.client");
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setLevel(Level.FINE);
        server.then(400, REFUSAL, "X-Request-Id", "r-1");
        try {
            assertThatThrownBy(() -> update(client)).isInstanceOf(RefusedException.class);
        } finally {
            logger.setLevel(null);
            logger.removeHandler(handler);
        }

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .matches("FINE updateAccount: PUT " + server.url() + "/api/v2/tenant/applications/a1/accounts/c1,"
                        + " attempt 1: status 400 APP.ACCOUNT.0013 after \\d+ ms \\(request id r-1\\)");
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain("sandbox-secret", "token-1"));
    }
}
