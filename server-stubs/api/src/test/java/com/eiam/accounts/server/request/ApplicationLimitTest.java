package com.eiam.accounts.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.implementer.Tokens;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A token for some applications reaches no other one, without a line of the implementer. */
class ApplicationLimitTest extends ServerTest {

    private static HttpResponse<String> create(String body, String token) {
        return send(anonymous(CREATE).header("Authorization", "Bearer " + token).POST(BodyPublishers.ofString(body)));
    }

    @Test
    void theApplicationsOfTheTokenCanBeUsed() {
        assertThat(create(GOOD, Tokens.forApplications("other", "app")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void anotherApplicationDoesNotExist() {
        int before = accounts().created.size();

        refused(create(GOOD, Tokens.forApplications("other")), ErrorCode.APP_0001);
        refused(create(GOOD, Tokens.forApplications()), ErrorCode.APP_0001);
        refused(create(GOOD, Tokens.forNullAsApplications()), ErrorCode.APP_0001);

        assertThat(accounts().created).hasSize(before);
    }

    @Test
    void anOperationWithoutABodyIsRefusedToo() {
        refused(
                send(anonymous("/api/v2/tenant/applications/app/accounts/1")
                        .header("Authorization", "Bearer " + Tokens.forApplications("other"))
                        .DELETE()),
                ErrorCode.APP_0001);
    }

    @Test
    void theFormOfTheRequestIsCheckedBefore() {
        refused(create("{\"account_name\":\"\"}", Tokens.forApplications("other")), ErrorCode.APP_ACCOUNT_0001);
    }
}
