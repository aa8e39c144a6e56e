package com.eiam.accounts.reference.reset;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ResetTest {

    @Parameter
    TestDatabase database;

    private RunningServer server;

    @BeforeEach
    void server() {
        server = database.server();
    }

    private HttpRequest.Builder post() {
        return server.request(ResetEndpoint.PATH).POST(BodyPublishers.noBody());
    }

    /** Everything without the times of writing, and the number of accounts without its slots. */
    private String everything() {
        return server.rows()
                        .everything()
                        .replaceAll("(?i)(created_at|changed_at)=[^,}]*", "$1")
                        .replaceAll("(?m)^account_count.*\n", "")
                + server.sql().sql("""
                        select app_id, account_type, sum(accounts) from account_count
                        group by app_id, account_type order by app_id, account_type
                        """).query().listOfRows();
    }

    private int disabledUsers() {
        return server.sql()
                .sql("select count(*) from tenant_user where disabled = true")
                .query(Integer.class)
                .single();
    }

    private void change(String operation, String accountId, String body) {
        Answer answer = server.call(operation, CRM, accountId, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    @Test
    void resetsAllDataToTheTenantFile() {
        String fresh = everything();
        int disabled = disabledUsers();
        String token = server.token("sandbox-reader");
        change("createOrphanAccount", "", "{\"account_name\":\"new\"}");
        change("updateAccount", BASIC, "{\"account_name\":\"renamed\",\"extension\":{\"room\":null}}");
        // This takes a name that an account of the file needs again.
        change("createOrphanAccount", "", "{\"account_name\":\"cq04130005\"}");
        change("bindPublicAccountUsers", PUBLIC, "{\"user_names\":[\"cq04130006\"]}");
        change("deleteAccount", ORPHAN, "");
        server.sql().sql("delete from client_permission").update();
        server.sql().sql("update tenant_user set disabled = true").update();

        Answer answer = server.send(post());

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(everything()).isEqualTo(fresh);
        assertThat(disabledUsers()).isEqualTo(disabled).isPositive();
        Spec.Operation read = Spec.operation("getAccount");
        assertThat(server.send(server.request(RunningServer.path(read.path(), CRM, ORPHAN))
                                .header("Authorization", "Bearer " + token))
                        .status())
                .as("a token of before")
                .isEqualTo(200);
        assertThat(server.token("sandbox-accounts")).isNotEmpty();
    }

    @Test
    void changesMadeMeanwhileAreLostOrKeptAsAWhole() throws Exception {
        String fresh = everything();
        AtomicBoolean done = new AtomicBoolean();
        server.token("sandbox");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<List<Answer>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "made-by-" + i;
            answers.add(threads.submit(() -> {
                List<Answer> all = new ArrayList<>();
                while (!done.get()) {
                    all.add(server.call("createOrphanAccount", CRM, "", "{\"account_name\":\"" + name + "\"}"));
                    all.add(server.call("bindPublicAccountUsers", CRM, PUBLIC, "{\"user_names\":[\"cq04130006\"]}"));
                    all.add(server.call("updateAccount", CRM, BASIC, "{\"account_name\":\"" + name + "\"}"));
                    all.add(server.call("deleteAccount", CRM, ORPHAN, ""));
                    all.add(server.call("getAccountPermissions", CRM, PUBLIC, ""));
                }
                return all;
            }));
        }

        List<Answer> resets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            resets.add(server.send(post()));
        }
        done.set(true);

        assertThat(resets).extracting(Answer::status).containsOnly(204);
        for (Future<List<Answer>> caller : answers) {
            assertThat(caller.get())
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isLessThan(500));
        }
        threads.shutdown();
        assertThat(server.send(post()).status()).isEqualTo(204);
        assertThat(everything()).isEqualTo(fresh);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://elsewhere.example",
        "Origin, null",
        "Origin, http://localhost:8080",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-origin"
    })
    void webPagesCannotReset(String header, String value) {
        change("createOrphanAccount", "", "{\"account_name\":\"new\"}");
        String before = server.rows().everything();

        Answer answer = server.send(post().header(header, value));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).startsWith("Web pages may not reset the sandbox");
        assertThat(server.rows().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherMethodsAreNotAllowed(String method) {
        Answer answer = server.send(server.request(ResetEndpoint.PATH).method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo(ErrorCode.HTTP_405.code());
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }
}
