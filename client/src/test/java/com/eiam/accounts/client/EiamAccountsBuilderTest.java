package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EiamAccountsBuilderTest {

    private final EiamAccountsBuilder builder = EiamAccounts.builder();

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "/api", "ftp://host", "http:///path", "http:host", "host"})
    void theBaseUrlIsAbsolute(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(url))
                .withMessage("baseUrl must be absolute, such as https://accounts.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:hunter2@host", "https://host?key=hunter2", "https://host#hunter2"})
    void theBaseUrlHoldsNoSecret(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(url))
                .withMessage(
                        "baseUrl must have no credentials, no query and no fragment: use clientId and clientSecret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host/api/v2/tenant",
                "https://host/gateway/api/v2/tenant/",
                "http://host/api/v2/tenant/token"
            })
    void theBaseUrlIsWithoutThePathOfTheApi(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(url))
                .withMessage("baseUrl must end before /api/v2/tenant, which is the path of the API");
    }

    @Test
    void aBaseUrlThatIsNoneIsNotQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl("https://me:hun ter2@host"))
                .withMessage("baseUrl must be a URL, such as https://accounts.example.com")
                .withNoCause();
    }

    @Test
    void theBaseUrlCanBeSent() {
        assertThat(builder.baseUrl("https://host/网关"))
                .hasToString("builder of EIAM accounts at https://host/%E7%BD%91%E5%85%B3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl("https://host:99999"))
                .withMessage("baseUrl must have a port from 1 to 65535, but it is 99999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl("https://host:0"))
                .withMessage("baseUrl must have a port from 1 to 65535, but it is 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://my_host:8080", "http://münchen.example", "http://a..b", "http://host:-1"})
    void aHostThatTheJdkDoesNotTakeIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(url))
                .withMessage("baseUrl must have a host name of letters, digits, hyphens and dots, or an IP address");
    }

    @Test
    void aProxyHasAHostAndAPort() {
        for (int port : new int[] {-1, 0, 65_536}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.proxy("host", port))
                    .withMessage("proxy must have a port from 1 to 65535, but it is " + port);
        }
        for (String host : new String[] {"http://host", "host:80", "my host", "a\u0000"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.proxy(host, 80))
                    .withMessage("proxy host must be a host name without scheme and port");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.proxy(" ", 80))
                .withMessage("proxy host must be given: call proxy(…) with a text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.proxy("host", 80, "a:b", "hunter2"))
                .withMessage("proxy user must have no colon: it ends where the first colon is");
        assertThat(builder.proxy("::1", 80)).isSameAs(builder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "x-request-id"})
    void aHeaderOfOneRequestIsNotOneOfAll(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.header(name, "k1"))
                .withMessage("the header " + name + " belongs to one request: set it in CallOptions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host", "https://host/", "HTTPS://host//", " https://host "})
    void spacesAndSlashesAroundTheBaseUrlDoNotMatter(String url) {
        assertThat(builder.baseUrl(url).toString()).isEqualToIgnoringCase("builder of EIAM accounts at https://host");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void requiredTextsAreGiven(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl(text))
                .withMessage("baseUrl must be given: call baseUrl(…) with a text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.clientId(text))
                .withMessage("clientId must be given: call clientId(…) with a text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.clientSecret(text))
                .withMessage("clientSecret must be given: call clientSecret(…) with a text");
    }

    @Test
    void whatWasForgottenIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith("baseUrl ");
        builder.baseUrl("https://host");
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith("clientId ");
        builder.clientId("sandbox");
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith("clientSecret ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT1H0.001S"})
    void timeoutsAreWithinBounds(Duration timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.connectTimeout(timeout))
                .withMessage("connectTimeout must be a time above 0 and up to an hour, but is " + timeout);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.requestTimeout(timeout))
                .withMessage("requestTimeout must be a time above 0 and up to an hour, but is " + timeout);
    }

    @Test
    void nothingElseMayBeNull() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(null));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.language(null));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.language(Locale.ROOT));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.httpClient(null));
    }
}
