package com.eiam.accounts.contracts.verifier.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Credentials.Kind;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.CredentialValues;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment's credentials are sent instead of the contract tenant's, and reports show neither. */
class CredentialsTest {

    private static final List<Client> CLIENTS = List.of(
            new Client("reader", "published", List.of(), Optional.empty()),
            new Client("writer", "published", List.of(), Optional.empty()));

    private final SecretMask mask = new SecretMask(CLIENTS);
    private final EnvironmentCredentials real = new EnvironmentCredentials(
            CLIENTS, Map.of("reader", new ClientCredentials("my client", "s3cr3t&")), ClientAuthentication.BASIC, mask);
    private final CredentialValues words = new HiddenCredentials(real, Secret::words);

    @Test
    void formsAreSentWithTheEnvironmentsClient() {
        assertThat(form(real, Credentials.of(Kind.FORM, "reader")))
                .isEqualTo("grant_type=x&client_id=my%20client&client_secret=s3cr3t%26");
        assertThat(form(words, Credentials.of(Kind.FORM, "reader")))
                .isEqualTo("grant_type=x&client_id=my%20client&client_secret=<reader's secret>");
    }

    @Test
    void basicHeadersAreSentWithTheEnvironmentsClient() {
        assertThat(authorization(real, Credentials.of(Kind.BASIC, "reader")))
                .isEqualTo("Basic " + base64("my%20client:s3cr3t%26"));
        assertThat(authorization(words, Credentials.of(Kind.BASIC, "reader")))
                .isEqualTo("Basic <reader's id and secret>");
        assertThat(authorization(real, Credentials.of(Kind.BASIC, "writer")))
                .isEqualTo("Basic " + base64("writer:published"));
    }

    @Test
    void tokensWithoutEndAreNotAllRemembered() {
        String token = "x".repeat(1_000_000);
        for (char first = 'a'; first < 'x'; first++) {
            mask.learn("{\"access_token\":\"" + first + token + "\"}");
        }
        assertThat(mask.apply('a' + token + " w" + token)).isEqualTo("<token> w" + token);
        assertThat(mask.note())
                .contains(
                        "the server issued more tokens than the verifier remembers, and responses in the reports may show the others");
    }

    @Test
    void someServersWantBasicHeadersRaw() {
        CredentialValues raw = new EnvironmentCredentials(
                CLIENTS,
                Map.of("reader", new ClientCredentials("reader", "p+q%41:r/ä")),
                ClientAuthentication.BASIC_RAW,
                mask);
        assertThat(authorization(raw, Credentials.of(Kind.BASIC, "reader")))
                .isEqualTo("Basic " + base64("reader:p+q%41:r/ä"));
    }

    @Test
    void aWrongSecretIsSentAndShownAsItIs() {
        Credentials mistyped = new Credentials(Kind.FORM, "reader", Optional.of("mistyped"));
        assertThat(form(real, mistyped)).isEqualTo("grant_type=x&client_id=my%20client&client_secret=mistyped");
        assertThat(form(words, mistyped)).isEqualTo(form(real, mistyped));
        Credentials nobody = new Credentials(Kind.BASIC, "nobody", Optional.of("x"));
        assertThat(authorization(real, nobody)).isEqualTo("Basic " + base64("nobody:x"));
        assertThat(authorization(words, nobody)).isEqualTo(authorization(real, nobody));
    }

    @Test
    void aTamperedTokenDiffersInOneCharacter() {
        real.keep("reader", new AccessToken("abcABCabc", 1, Instant.EPOCH));
        assertThat(authorization(real, Credentials.of(Kind.TAMPERED_TOKEN, "reader")))
                .isEqualTo("Bearer abcAACabc");
        assertThat(authorization(words, Credentials.of(Kind.TAMPERED_TOKEN, "reader")))
                .isEqualTo("Bearer <reader's token, one character changed>");
        // Stubs issue the id of the client.
        real.keep("writer", new AccessToken("writer", 1, Instant.EPOCH));
        assertThat(authorization(real, Credentials.of(Kind.TAMPERED_TOKEN, "writer")))
                .isEqualTo("Bearer writer.tampered");
    }

    @ParameterizedTest
    @CsvSource({
        "SHORTER_TOKEN, abcABCabc, write, 'token, without its last character'",
        "LONGER_TOKEN, abcABCabc9A, writerA, 'token, with one character more'",
        "UNSIGNED_TOKEN, eyJhbGciOiJub25lIn0.e30., eyJhbGciOiJub25lIn0.e30., 'token, without its signature'"
    })
    void aChangedTokenIsLikeAValidOne(Kind kind, String changed, String changedSymbol, String inWords) {
        real.keep("reader", new AccessToken("abcABCabc9", 1, Instant.EPOCH));
        assertThat(authorization(real, Credentials.of(kind, "reader"))).isEqualTo("Bearer " + changed);
        assertThat(authorization(words, Credentials.of(kind, "reader"))).isEqualTo("Bearer <reader's " + inWords + ">");
        assertThat(mask.apply(changed)).doesNotContain(changed);
        // Stubs issue the id of the client.
        real.keep("writer", new AccessToken("writer", 1, Instant.EPOCH));
        assertThat(authorization(real, Credentials.of(kind, "writer"))).isEqualTo("Bearer " + changedSymbol);
        assertThat(mask.apply("the writer")).isEqualTo("the writer");
    }

    @Test
    void tokensAndSecretsAreMaskedInEveryText() {
        real.keep("reader", new AccessToken("abcABCabc", 1, Instant.EPOCH));
        mask.learn("{\"access_token\": \"0paque\"}");
        assertThat(mask.apply("abcABCabc s3cr3t& published 0paque reader eyJhbGciOiJF.eyJzdWIi.c2ln"))
                .isEqualTo("<reader's token> <reader's secret> <writer's secret> <token> reader <token>");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aMaskedCommandIsOneThatAShellReads() throws Exception {
        String command = mask.applyToCommand("printf %s 'a=published'");
        Process shell = new ProcessBuilder("sh", "-c", command).start();
        assertThat(shell.getInputStream()).hasContent("a=<writer's secret>");
        assertThat(shell.waitFor()).isZero();
    }

    /** Reports show the values of JSON without its escapes. Servers write URLs and encoded headers into errors. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p\\\"q\\/r+s\\\\t",
                "p\\u0022q/r\\u002Bs\\u005ct",
                "\\u0070\\u0022\\u0071\\u002f\\u0072\\u002b\\u0073\\u005C\\u0074",
                "p%22q%2Fr%2bs%5Ct",
                "%70%22%71%2F%72%2B%73%5c%74"
            })
    void aSecretIsMaskedInTextsThatEscapeIt(String escaped) {
        mask.hide("p\"q/r+s\\t", "<key>");
        assertThat(mask.apply("{\"a\":\"b\\n%s \\u4e2d\"}".formatted(escaped)))
                .isEqualTo("{\"a\":\"b\\n<key> \\u4e2d\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"key%2541%C3%A4%F0%9F%98%80", "key%25%34%31%c3%a4%f0%9f%98%80", "key%41\\u00e4\\ud83d\\ude00"})
    void aSecretOfAnyCharactersIsMaskedInTextsThatEscapeIt(String escaped) {
        mask.hide("key%41ä😀", "<key>");
        assertThat(mask.apply("{\"a\":\"b%%20%s\"}".formatted(escaped))).isEqualTo("{\"a\":\"b%20<key>\"}");
    }

    /** Java's regular expressions repeat a choice by recursion. */
    @Test
    void aTextMayHaveAnyNumberOfEscapes() {
        String escapes = "%20+".repeat(100_000);
        mask.hide("correct horse", "<key>");
        assertThat(mask.apply(escapes + "correct+horse")).isEqualTo(escapes + "<key>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ", and more"})
    void aSecretIsMaskedInBase64(String next) {
        mask.hide("s3cret-k3y", "<key>");
        assertThat(mask.apply("got " + base64("s3cret-k3y" + next)))
                .startsWith("got <key>")
                .doesNotContain(base64("s3cret"));
        assertThat(mask.apply(base64("s3cret"))).isEqualTo(base64("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "correct+horse", "correct%20horse", "correct\\u0020horse"})
    void aBlankInASecretIsMaskedHoweverItIsWritten(String written) {
        mask.hide("correct horse", "<key>");
        mask.hide("battery+staple", "<other>");
        assertThat(mask.apply("a+b " + written + " battery+staple battery%2Bstaple"))
                .isEqualTo("a+b <key> <other> <other>");
    }

    @Test
    void aSecretOfAFewCharactersLeavesTextsReadable() {
        SecretMask mask = new SecretMask(CLIENTS);
        EnvironmentCredentials shown = new EnvironmentCredentials(
                CLIENTS, Map.of("reader", new ClientCredentials("r", "abc")), ClientAuthentication.BASIC, mask);
        shown.keep("writer", new AccessToken("12", 1, Instant.EPOCH));
        assertThat(mask.apply("abc 12 published")).isEqualTo("abc 12 <writer's secret>");
        assertThat(mask.note())
                .contains("<reader's secret> has less than 4 characters, so responses in the reports may show it; use a"
                        + " longer one");
        assertThat(this.mask.note()).isEmpty();
    }

    private static String authorization(CredentialValues values, Credentials credentials) {
        return encode(values, credentials).headers().get("Authorization");
    }

    private static String form(CredentialValues values, Credentials credentials) {
        return encode(values, credentials).body().orElseThrow();
    }

    private static WireRequest encode(CredentialValues values, Credentials credentials) {
        return new RequestEncoder("", Ids.OF_THE_CONTRACT_TENANT, values)
                .encode(new Request(
                        "POST",
                        "/",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.of(credentials),
                        Optional.of(new Body.Form(Map.of("grant_type", "x")))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
