package com.eiam.accounts.contracts.verifier.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.stubs.StubCalls.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stubs answer any valid query with a page, and every list has an end. */
class StubPagesTest {

    private final StubCalls stubs = new StubCalls();

    @ParameterizedTest
    @CsvSource({
        "offset=0&limit=10, 10",
        "offset=1&limit=10, 2",
        "offset=2&limit=10, 0",
        "offset=2147483647&limit=100, 0",
        "offset=0&limit=11, 11",
        "offset=1&limit=11, 1",
        "limit=100&offset=0, 12",
        "offset=0&limit=20&account_type=, 12",
        "offset=0&limit=20&account_type=ORPHAN_ACCOUNT, 7",
        "offset=0&limit=20&account_type=PUBLIC_ACCOUNT, 1"
    })
    void aPageIsAPartOfTheList(String query, int size) throws Exception {
        Answer answer = stubs.get("my-app/accounts?" + query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("accounts").size()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?limit=10",
                "?offset=0",
                "?offset=0&limit=7",
                "?offset=&limit=10",
                "?offset=1&limit=ten",
                "?offset=-5&limit=10",
                "?offset=0&limit=10&account_type=basic_account"
            })
    void anInvalidPageDoesNotSucceed(String query) throws Exception {
        assertThat(stubs.get("my-app/accounts" + query).status()).isGreaterThanOrEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "a/accounts?offset=0&limit=9, OAP.PAGE.0002",
        "a/accounts?limit=10, TENANT-COMMON-0005",
        "a/accounts?offset=2147483648&limit=10, OAP.PAGE.0003",
        "a/accounts?offset=0&limit=10&account_type=ADMIN_ACCOUNT, APP.ACCOUNT.0045",
        // The request is validated before the application is looked up, and the path before the query.
        "19700101000000000-0000-000000000/accounts?offset=0&limit=9, OAP.PAGE.0002",
        "%20/accounts?offset=0&limit=9, APP.0006"
    })
    void theDocumentedTriggerGetsItsError(String path, String code) throws Exception {
        assertThat(stubs.get(path).text("error_code")).isEqualTo(code);
    }

    @Test
    void everyListHasALastPage() throws Exception {
        for (int size : new int[] {1, 10, 50}) {
            Answer first = stubs.get("my-app/accounts/permissions/page?offset=0&limit=" + size);
            assertThat(first.body().path("list").size()).isEqualTo(1);
            assertThat(first.body().path("size").intValue()).isEqualTo(size);
            Answer second = stubs.get("my-app/accounts/permissions/page?offset=1&limit=" + size);
            assertThat(second.body().path("list").size()).isZero();
            assertThat(second.body().path("number").intValue()).isEqualTo(1);
        }
    }

    @Test
    void anAccountIsTheOneThatWasAskedFor() throws Exception {
        assertThat(stubs.get("my-app/accounts/my-account").text("id")).isEqualTo("my-account");
    }

    @Test
    void aDeletionAnswersNothing() throws Exception {
        Answer answer = stubs.call("DELETE", "my-app/accounts/my-account", "");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orphan-account", "basic-account", "public-account"})
    void aLiteralPartOfAPathIsNoAccount(String part) throws Exception {
        assertThat(stubs.get("my-app/accounts/" + part).status()).isEqualTo(405);
        assertThat(stubs.get("my-app/accounts/" + part + "-1").status()).isEqualTo(200);
    }
}
