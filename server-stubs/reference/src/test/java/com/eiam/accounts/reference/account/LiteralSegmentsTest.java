package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Literal segments of a path are not account ids (OpenAPI 3.1, Paths Object). */
class LiteralSegmentsTest extends OperationTest {

    private Answer send(String method, String below) {
        String accounts = Spec.operation("listAccounts").path().replace("{app_id}", CRM);
        return server.send(server.json(accounts + "/" + below)
                .method(method, BodyPublishers.ofString("{\"account_name\":\"n\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, orphan-account, POST",
        "PUT, orphan-account, POST",
        "DELETE, orphan-account, POST",
        "GET, orphan%2Daccount, POST",
        "PUT, basic-account, POST",
        "DELETE, basic-account, POST",
        "GET, public-account, POST",
        "PUT, permissions/page, 'GET, HEAD'",
        "DELETE, permissions/page, 'GET, HEAD'",
    })
    void aLiteralSegmentWinsOverAnAccountId(String method, String below, String allowed) {
        Answer answer = send(method, below);

        assertThat(answer.code()).isEqualTo(ErrorCode.HTTP_405.code());
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, Orphan-Account, APP.ACCOUNT.0028",
        "GET, permissions, APP.ACCOUNT.0028",
        "PUT, orphan-account/enable, APP.ACCOUNT.0028",
        "PUT, public-account/disable, APP.ACCOUNT.0028",
        "GET, public-account/orphan-account/owner, APP.ACCOUNT.0038",
        "GET, orphan-account/owner, HTTP.404",
    })
    void elsewhereTheSameWordIsAnAccountId(String method, String below, String code) {
        assertThat(send(method, below).code()).isEqualTo(code);
    }
}
