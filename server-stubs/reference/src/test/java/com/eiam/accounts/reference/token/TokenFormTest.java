package com.eiam.accounts.reference.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the form of a request for a token is read. */
class TokenFormTest extends TokenTest {

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&client_secret=, 200, ''",
        "grant_type=client_credentials&client_id=, 200, ''",
        "grant_type=client_credentials&client_id=sandbox, 200, ''",
        "grant_type=client_credentials&client_secret=&client_secret=, 200, ''",
        "grant_type=client_credentials&scope=, 200, ''",
        "grant_type=&grant_type=client_credentials, 200, ''",
        "grant_type=, 400, invalid_request",
        "grant_type, 400, invalid_request",
        "grant_type=&scope=all, 400, invalid_request"
    })
    void anEmptyParameterIsAbsentAndTheSameClientIdIsTaken(String form, int status, String error) {
        Answer answer = server.askForToken(form, "Authorization", basic("sandbox", "sandbox-secret"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("error").asString("")).isEqualTo(error);
    }

    @Test
    void anEmptySecretIsNoSecret() {
        refused(server.askForToken(GRANT + "&client_id=sandbox&client_secret="), 401, "invalid_client");
    }

    @Test
    void anEmptyParameterInTheQueryIsAbsent() {
        Answer answer = server.send(
                server.request(Spec.operation("issueToken").path() + "?client_secret=&grant_type&telescope=1")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", basic("sandbox", "sandbox-secret"))
                        .POST(BodyPublishers.ofString(GRANT)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"Content-Encoding, gzip", "Content-Type, */*", "Content-Type, application/*"})
    void refusesABodyThatItCannotRead(String header, String value) {
        Answer answer = server.send(server.request(Spec.operation("issueToken").path())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .setHeader(header, value)
                .header("Authorization", basic("sandbox", "sandbox-secret"))
                .POST(BodyPublishers.ofString(GRANT)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("HTTP.415");
        assertThat(answer.header("Accept-Encoding")).isEqualTo(value.equals("gzip") ? "identity" : "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=sandbox&client_secret=sandbox-secret",
                "grant_type=client_credentials",
                "client%5Fsecret=x",
                "client_id=sandbox",
                "scope=all"
            })
    void refusesParametersOfTheFormInTheQuery(String query) {
        Answer answer = server.send(server.request(Spec.operation("issueToken").path() + "?" + query)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", basic("sandbox", "sandbox-secret"))
                .POST(BodyPublishers.ofString(GRANT)));

        refused(answer, 400, "invalid_request");
    }

    @Test
    void refusesAFormWithTooManyParameters() {
        String many = IntStream.range(0, 2000).mapToObj(i -> "&p" + i + "=x").collect(Collectors.joining());

        refused(
                server.askForToken(GRANT + many, "Authorization", basic("sandbox", "sandbox-secret")),
                400,
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&scope=%", "&scope=%zz", "&%zz=x", "&scope=%00", "&scope=%4", "&x=%"})
    void refusesAFormThatCannotBeDecoded(String rest) {
        refused(
                server.askForToken(GRANT + rest, "Authorization", basic("sandbox", "sandbox-secret")),
                400,
                "invalid_request");
    }

    @Test
    void refusesAFormThatIsTooLarge() {
        Answer answer = server.askForToken(
                GRANT + "&pad=" + "x".repeat(2 << 20), "Authorization", basic("sandbox", "sandbox-secret"));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("HTTP.413");
    }
}
