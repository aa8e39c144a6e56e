package com.eiam.accounts.client.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One server for each outermost class, whenever JUnit makes the instances. */
@ExtendWith(EiamStubsExtension.class)
class LifecycleTest {

    private final EiamAccounts outer;
    private final ContractTenantServer outerServer;

    LifecycleTest(EiamAccounts outer, ContractTenantServer outerServer) {
        this.outer = outer;
        this.outerServer = outerServer;
    }

    @Nested
    class InANestedClass {

        @Test
        void theServerIsThatOfTheOuterOne(EiamAccounts eiam, ContractTenantServer server) {
            assertThat(eiam).isSameAs(outer);
            assertThat(server).isSameAs(outerServer);
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class WithOneInstance {

        private final EiamAccounts inner;

        WithOneInstance(EiamAccounts inner) {
            this.inner = inner;
        }

        @Test
        void theServerIsThatOfTheOuterOne() {
            assertThat(inner).isSameAs(outer);
        }
    }
}

@ExtendWith(EiamStubsExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class OneInstanceTest {

    private final EiamAccounts eiam;

    OneInstanceTest(EiamAccounts eiam) {
        this.eiam = eiam;
    }

    @Test
    void theServerRunsBeforeTheInstanceIsMade() {
        assertThat(eiam.allAccounts("any-app").stream()).isNotEmpty();
    }
}

class RegisteredInAFieldTest {

    @RegisterExtension
    final EiamStubsExtension stubs = new EiamStubsExtension();

    @Test
    void theServerRunsToo(EiamAccounts eiam) {
        assertThat(eiam.allAccounts("any-app").stream()).isNotEmpty();
    }
}
