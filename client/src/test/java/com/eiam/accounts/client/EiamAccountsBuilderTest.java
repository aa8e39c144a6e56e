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

    @Test
    void aBaseUrlThatIsNoneIsNotQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl("https://me:hun ter2@host"))
                .withMessage("baseUrl must be a URL, such as https://accounts.example.com")
                .withNoCause();
    }

    @Test
    void theBaseUrlCanBeSent() {
        assertThat(builder.baseUrl("https://host/网关").baseUrl()).isEqualTo("https://host/%E7%BD%91%E5%85%B3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.baseUrl("https://host:99999"))
                .withMessage("baseUrl must have a port up to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host", "https://host/", "HTTPS://host//", " https://host "})
    void spacesAndSlashesAroundTheBaseUrlDoNotMatter(String url) {
        assertThat(builder.baseUrl(url).baseUrl()).isEqualToIgnoringCase("https://host");
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
