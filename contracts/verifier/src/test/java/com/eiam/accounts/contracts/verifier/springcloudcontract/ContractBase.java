package com.eiam.accounts.contracts.verifier.springcloudcontract;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.contract.verifier.assertion.CollectionAssert;
import org.springframework.cloud.contract.verifier.assertion.SpringCloudContractAssertions;
import org.springframework.cloud.contract.verifier.http.HttpVerifier;

/**
 * The base class of the tests that Spring Cloud Contract generates. They check the reference server with an engine that
 * is not ours.
 */
@OnReferenceServer
public abstract class ContractBase {

    /** By port, since the tokens of a server are good for all test classes. */
    private static final Map<Integer, HttpVerifier> VERIFIERS = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    @BeforeEach
    void injectVerifier() throws ReflectiveOperationException {
        // Generated tests want it injected with javax.inject, which Spring no longer supports.
        Field verifier = getClass().getDeclaredField("httpVerifier");
        verifier.setAccessible(true);
        verifier.set(this, VERIFIERS.computeIfAbsent(port, ServerRequests::new));
    }

    // These three hide a hundred methods with the same name from the compiler, which would try all of them for each
    // generated line. It takes a quarter of the time.

    protected static AbstractStringAssert<?> assertThat(String actual) {
        return Assertions.assertThat(actual);
    }

    protected static ObjectAssert<Object> assertThat(Object actual) {
        return Assertions.assertThatObject(actual);
    }

    protected static <T> CollectionAssert<T> assertThat(Iterable<? extends T> actual) {
        return SpringCloudContractAssertions.assertThat(actual);
    }
}
