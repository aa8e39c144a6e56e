package com.eiam.accounts.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests that no operation can take: their path, their method, or the form of their body. */
@ExtendWith(OutputCaptureExtension.class)
class RoutingTest extends ServerTest {

    @Test
    void aPathThatTheApiDoesNotHaveIsNotFoundWhateverTheMethod() {
        refused(send(request("/nowhere").GET()), ErrorCode.HTTP_404);
        refused(send(request("/nowhere").POST(BodyPublishers.ofString(GOOD))), ErrorCode.HTTP_404);
        refused(send(request(CREATE + "/").POST(BodyPublishers.ofString(GOOD))), ErrorCode.HTTP_404);
        refused(send(request("/error").GET()), ErrorCode.HTTP_404);
        refused(send(anonymous("/api/v2/tenant/token/below").GET()), ErrorCode.HTTP_404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, " + CREATE + ", POST",
        // Literal segments win: orphan-account is not an account id here.
        "PUT, " + CREATE + ", POST",
        "OPTIONS, " + CREATE + ", POST",
        "BREW, " + CREATE + ", POST",
        "GET, /api/v2/tenant/token, POST",
        "PUT, /api/v2/tenant/applications/app/accounts/public-account/id/users/bind, POST"
    })
    void anotherMethodIsRefusedWithTheMethodsOfThePath(String method, String path, String allow) {
        HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.ofString(GOOD)));

        refused(answer, ErrorCode.HTTP_405);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allow);
    }

    @Test
    void anOperationThatNobodyImplementsIsNotFound() {
        refused(
                send(request("/api/v2/tenant/applications/app/accounts/id/member-role")
                        .method("DELETE", BodyPublishers.ofString("{}"))),
                ErrorCode.HTTP_404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json;charset=no-such",
                "nonsense",
                "*/*",
                "text/*",
                "application/*",
                "application/*+json",
                "*/*;charset=utf-8",
                "multipart/form-data",
                "Multipart/form-data; boundary=",
                "multipart/form-data; boundary=b",
                "multipart/mixed"
            })
    void aBodyOfAnotherMediaTypeIsRefused(String type) {
        refused(
                send(request(CREATE).setHeader("Content-Type", type).POST(BodyPublishers.ofString(GOOD))),
                ErrorCode.HTTP_415);
    }

    @Test
    void aBodyOfTwoMediaTypesIsRefused() {
        refused(
                send(request(CREATE).header("Content-Type", "text/plain").POST(BodyPublishers.ofString(GOOD))),
                ErrorCode.HTTP_415);
        assertThat(send(request(CREATE)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(GOOD)))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/*",
                "application/*+json",
                "nonsense",
                "text/plain",
                "multipart/form-data; boundary=b"
            })
    void theMediaTypeOfNoBodyIsIgnored(String type) {
        String update = "/api/v2/tenant/applications/app/accounts/id";
        refused(send(request("/nowhere").setHeader("Content-Type", type).GET()), ErrorCode.HTTP_404);
        refused(
                send(request("/nowhere").setHeader("Content-Type", type).POST(BodyPublishers.noBody())),
                ErrorCode.HTTP_404);
        refused(send(request(CREATE).setHeader("Content-Type", type).GET()), ErrorCode.HTTP_405);
        refused(
                send(request(update).setHeader("Content-Type", type).PUT(BodyPublishers.ofString(GOOD))),
                ErrorCode.HTTP_415);
        assertThat(send(anonymous("/health").setHeader("Content-Type", type).GET())
                        .body())
                .isEqualTo("up");
        assertThat(send(anonymous(update).setHeader("Content-Type", type).GET()).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "Multipart/Form-Data; boundary=", "multipart/mixed"})
    void partsThatCannotBeReadAreNoFaultOfTheServer(String type, CapturedOutput output) {
        refused(
                send(request("/api/v2/tenant/applications/app/accounts/public-account/id/owner")
                        .setHeader("Content-Type", type)
                        .GET()),
                ErrorCode.HTTP_404);
        refused(
                send(request("/nowhere").setHeader("Content-Type", type).POST(BodyPublishers.ofString("-"))),
                ErrorCode.TENANT_COMMON_0005,
                "参数错误");
        assertThat(output).doesNotContain("is answered with 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br", "deflate", "identity, gzip", "nonsense"})
    void anEncodedBodyIsRefused(String coding) {
        HttpResponse<String> answer =
                send(request(CREATE).header("Content-Encoding", coding).POST(BodyPublishers.ofString(GOOD)));

        refused(answer, ErrorCode.HTTP_415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
    }

    @Test
    void aBodyThatIsNotEncodedIsTaken() {
        for (String coding : new String[] {"identity", "Identity", ""}) {
            assertThat(send(request(CREATE).header("Content-Encoding", coding).POST(BodyPublishers.ofString(GOOD)))
                            .statusCode())
                    .isEqualTo(201);
        }
        refused(send(request("/nowhere").header("Content-Encoding", "gzip").GET()), ErrorCode.HTTP_404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense"})
    void aCallerThatAcceptsNoJsonIsRefused(String type) {
        refused(send(request(CREATE).header("Accept", type).POST(BodyPublishers.ofString(GOOD))), ErrorCode.HTTP_406);
    }
}
