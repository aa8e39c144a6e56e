package com.eiam.accounts.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer may lack or look like, and what it must have. */
class AnswersTest extends WireTest {

    @Test
    void unknownFieldsOfAnAnswerAreNoObstacle() {
        server.then(201, "{\"account_id\":\"c1\",\"created_at\":\"now\",\"links\":[{}]}");

        assertThat(call().getAccountId()).isEqualTo("c1");
    }

    @Test
    void theKeyOfAnErrorWithoutAValueIsNoError() {
        server.then(200, "{\"account_id\":\"c1\",\"error_code\":null,\"error\":null}")
                .then(
                        200,
                        "{\"error_code\":null,\"id\":\"c1\",\"account_name\":\"n\",\"account_type\":\"BASIC_ACCOUNT\"}");

        assertThat(call().getAccountId()).isEqualTo("c1");
        assertThat(client.accounts().getAccount("a1", "c1").getId()).isEqualTo("c1");
    }

    @Test
    void whatTheCallerAskedForMayBeMissing() {
        server.then(200, "{}").then(200, "{\"user_id\":\"1\",\"user_name\":\"u1\"}");

        assertThat(call().getAccountId()).isEqualTo("c1");
        assertThat(client.publicAccounts().getPublicAccountOwner("a1", "c2").getDisabled())
                .isNull();
    }

    @Test
    void anAccountMayComeWithoutRolesAndFreeAttributes() {
        String account = "{\"id\":\"c1\",\"account_name\":\"n\",\"account_type\":\"BASIC_ACCOUNT\"}";
        server.then(200, account).then(200, "{\"accounts\":[" + account + "]}");

        Account one = client.accounts().getAccount("a1", "c1");

        assertThat(one.getRoles()).isEmpty();
        assertThat(one.getExtension()).isEmpty();
        assertThat(client.accounts().listAccounts("a1", null, 0, 10).getAccounts())
                .containsExactly(one);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                              | without accounts
                    {"accounts":null}                                                               | without accounts
                    {"accounts":[null]}                                                             | with an entry that is null
                    {"accounts":[{"id":"c1","account_name":"n","account_type":"BASIC_ACCOUNT","roles":[null]}]} | with an entry that is null
                    {"accounts":[{"account_name":"n","account_type":"BASIC_ACCOUNT"}]}              | without id
                    {"accounts":[{"id":"c1","account_name":null,"account_type":"BASIC_ACCOUNT"}]}   | without account_name
                    {"accounts":[{"id":"c1","account_name":"n"}]}                                   | without account_type
                    {"accounts":[],"total":1e2147483648}                                            | a number beyond 1e10000
                    {"accounts":[],"total":"many"}                                                  | described, at /total: {
                    {"accounts":[{"id":"c1","account_name":"n","account_type":"BASIC_ACCOUNT","disabled":"no"}]}    | described, at /accounts/0/disabled: {
                    {"accounts":[{"id":"c1","account_name":"n","account_type":"BASIC_ACCOUNT","extension":{"x":-1E-10001}}]} | a number beyond 1e10000
                    """)
    void idsNamesTypesListsAndNumbersOfReasonMustBeThere(String body, String fault) {
        server.then(200, body);

        assertThatThrownBy(() -> client.accounts().listAccounts("a1", null, 0, 10))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("was answered with JSON of another form than ")
                .hasMessageContaining(fault);
    }

    @Test
    void aListAndFreeAttributesThatAreNullAreEmpty() {
        server.then(
                200,
                "{\"id\":\"c1\",\"account_name\":\"n\",\"account_type\":\"BASIC_ACCOUNT\",\"roles\":null,"
                        + "\"extension\":null}");

        Account account = client.accounts().getAccount("a1", "c1");

        assertThat(account.getRoles()).isEmpty();
        assertThat(account.getExtension()).isEmpty();
    }

    @Test
    void anIdThatTheCallerDidNotKnowMustBeThere() {
        server.then(201, "{}");

        assertThatThrownBy(() ->
                        client.accounts().createOrphanAccount("a1", new CreateOrphanAccountRequest().accountName("n")))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("without account_id");
    }

    @Test
    void aCompressedAnswerIsReadAlthoughNobodyAskedForIt() {
        server.then(gzipped(200, WireServer.ACCOUNT, "GZip"))
                .then(gzipped(400, "{\"error_code\":\"APP.0001\",\"error_msg\":\"no\"}", "identity, gzip"))
                .then(WireServer.json(200, WireServer.ACCOUNT, "Content-Encoding", "identity"));

        assertThat(call().getAccountId()).startsWith("2022");
        assertThatThrownBy(this::call).isInstanceOf(RefusedException.class);
        assertThat(call().getAccountId()).startsWith("2022");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    br   | has the content coding "br", which this client does not read
                    gzip | says that it is gzip and is not
                    """)
    void anAnswerThatCannotBeDecodedNamesItsCoding(String coding, String fault) {
        server.then(200, WireServer.ACCOUNT, "Content-Encoding", coding);

        assertThatThrownBy(this::call)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void aCompressedBodyIsBoundedToo() {
        server.then(gzipped(200, " ".repeat(EiamAccounts.MAX_RESPONSE_BYTES + 1), "gzip"));

        assertThatThrownBy(this::call)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining(" has more than 16777216 bytes (");
    }

    private static WireServer.Answer gzipped(int status, String body, String coding) {
        return exchange -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(body.getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            exchange.sendResponseHeaders(status, bytes.size());
            exchange.getResponseBody().write(bytes.toByteArray());
        };
    }

    private AccountReference call() {
        return client.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
    }
}
