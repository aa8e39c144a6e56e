package com.eiam.accounts.reference.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A mistyped name of a setting ends the start, and others do not. */
class SettingNamesTest {

    @ParameterizedTest
    @CsvSource({
        "eiam.accounts.tenant-fiel, eiam.accounts.tenant-file",
        "eiam.accounts.tenant.file, eiam.accounts.tenant-file",
        "eiam.accounts.tenantfile.path, eiam.accounts.tenant-file",
        "eiam.account.token.lifetime, eiam.accounts.token.lifetime",
        "eiam.accounts.token, eiam.accounts.token.issuer",
        "eiam.accounts.token.secret, eiam.accounts.token.key-secret",
        "eiam.accounts.limits.requests-per-minute, eiam.accounts.limits.requests-per-second"
    })
    void aMistypedNameIsRefusedWithTheNearest(String name, String nearest) {
        assertThatThrownBy(() -> check(new MapPropertySource("arguments", Map.of(name, "x"))))
                .isInstanceOf(StartException.class)
                .hasMessage(name + " is not a setting; did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eiam.accounts.tenant-file", "eiam.accounts.tenantFile", "eiam.accounts.tenant_file"})
    void anyFormOfANameThatSpringBootReadsIsGood(String name) {
        assertThatCode(() -> check(new MapPropertySource("arguments", Map.of(name, "x"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "EIAM_ACCOUNTS_TENANTFIEL, eiam.accounts.tenantfiel, eiam.accounts.tenant-file",
        "EIAM_ACCOUNT_TOKEN_LIFETIME, eiam.account.token.lifetime, eiam.accounts.token.lifetime"
    })
    void aMistypedVariableIsRefused(String variable, String name, String nearest) {
        assertThatThrownBy(() -> check(variable(variable)))
                .isInstanceOf(StartException.class)
                .hasMessage(name + " is not a setting; did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EIAM_ACCOUNTS_TENANTFILE",
                "EIAM_ACCOUNTS_TENANT_FILE",
                "EIAM_ACCOUNTS_SERVICE_HOST",
                "EIAM_ACCOUNTS_PORT_80_TCP_ADDR",
                "EIAM_CLIENT_SECRET"
            })
    void aVariableOfSomethingElseIsLeftAlone(String variable) {
        assertThatCode(() -> check(variable(variable))).doesNotThrowAnyException();
    }

    private static SystemEnvironmentPropertySource variable(String name) {
        return new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, "x"));
    }

    private static void check(MapPropertySource source) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(source.getName());
        environment.getPropertySources().addFirst(source);
        new SettingNames().postProcessEnvironment(environment, new SpringApplication());
    }
}
