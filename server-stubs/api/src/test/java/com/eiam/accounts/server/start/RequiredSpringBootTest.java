package com.eiam.accounts.server.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredSpringBootTest {

    @ParameterizedTest
    @ValueSource(strings = {"3.5.8", "4.0.0", "4.0.12-SNAPSHOT"})
    void anOldVersionIsRefusedInOneLine(String version) {
        assertThatThrownBy(() -> RequiredSpringBoot.check(version))
                .hasMessage("eiam-accounts-server-stubs needs Spring Boot 4.1, and this application has " + version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.0", "4.1.1", "4.10.2", "5.0.0-M1"})
    void laterVersionsAreTaken(String version) {
        assertThatCode(() -> RequiredSpringBoot.check(version)).doesNotThrowAnyException();
    }
}
