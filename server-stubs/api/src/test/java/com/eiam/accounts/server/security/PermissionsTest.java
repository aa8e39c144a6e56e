package com.eiam.accounts.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.implementer.Tokens;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest extends ServerTest {

    private static HttpResponse<String> createWith(String authorization) {
        return send(anonymous(CREATE).header("Authorization", authorization).POST(BodyPublishers.ofString(GOOD)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_all", "all", "read all", "account_all account_read"})
    void oneOfThePermissionsIsEnough(String scope) {
        assertThat(createWith("Bearer " + Tokens.withScope(scope)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "account_read", "", "ALL", "account_all2"})
    void anyOtherIsNot(String scope) {
        HttpResponse<String> answer = createWith("Bearer " + Tokens.withScope(scope));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"insufficient_scope\",\"error_description\":\"The client does not hold the"
                        + " permission\",\"scope\":\"account_all all\"}");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"insufficient_scope\", scope=\"account_all all\"");
    }

    @Test
    void withoutCredentialsTheCallerIsAskedForThem() {
        List<HttpResponse<String>> answers =
                List.of(send(anonymous(CREATE).POST(BodyPublishers.ofString(GOOD))), createWith("Basic eDp5"));
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"unauthorized\",\"error_description\":\"No access token was sent\"}");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer  ", "bEARER   "})
    void anyNumberOfSpacesIsBeforeAToken(String before) {
        assertThat(createWith(before + Tokens.withScope("all")).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer\t", "Bearer=", "Bearer", "Bearerx "})
    void anotherSchemeIsNoToken(String before) {
        assertThat(createWith(before + Tokens.withScope("all")).statusCode()).isEqualTo(401);
    }

    static String[] badTokens() {
        return new String[] {
            "forged",
            "",
            "a b",
            Tokens.ofAnotherKey(),
            Tokens.ending(Duration.ofSeconds(-1)),
            Tokens.withoutEnd(),
            Tokens.withScope("all") + "x",
            // {"alg":"none"}
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4Iiwic2NvcGUiOiJhbGwifQ."
        };
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void aBadTokenIsABadRequest(String token) {
        HttpResponse<String> answer = createWith("Bearer " + token);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_token\",\"error_description\":\"Invalid access\"}");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void severalAuthorizationHeadersAreABadRequest() {
        String good = "Bearer " + Tokens.withScope("all");
        for (String second : List.of(good, "Bearer forged", "Basic eDp5", "")) {
            for (String path : List.of(CREATE, "/nowhere")) {
                HttpResponse<String> answer = send(anonymous(path)
                        .header("Authorization", good)
                        .header("Authorization", second)
                        .POST(BodyPublishers.ofString(GOOD)));

                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.body()).contains("\"error\":\"invalid_request\"");
                assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .hasValue("Bearer error=\"invalid_request\"");
            }
        }
    }

    @Test
    void credentialsComeFirstThenThePermissionThenTheRest() {
        String patch = "PATCH";
        assertThat(send(anonymous(CREATE).method(patch, BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(anonymous("/no-such-path").GET()).statusCode()).isEqualTo(401);
        HttpResponse<String> bad = send(anonymous(CREATE.replace("app/", "%20/"))
                .header("Authorization", "Bearer " + Tokens.withScope("read"))
                .POST(BodyPublishers.ofString("{")));
        assertThat(bad.statusCode()).isEqualTo(403);
        refused(send(request("/no-such-path").GET()), ErrorCode.HTTP_404);
        refused(send(request(CREATE).method(patch, BodyPublishers.noBody())), ErrorCode.HTTP_405);
    }

    @Test
    void whatTheApplicationOpensIsOpen() {
        assertThat(send(anonymous("/health").GET()).body()).isEqualTo("up");
    }

    @Test
    void theImplementerSeesClientAndRequestId() {
        HttpResponse<String> answer =
                send(request(CREATE).header("X-Request-Id", "r-1").POST(BodyPublishers.ofString(GOOD)));

        assertThat(answer.body()).isEqualTo("{\"account_id\":\"caller/r-1\"}");
    }
}
