package com.eiam.accounts.contracts.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A read after a change must show the change, and nothing else may have changed. No report shows a secret. */
class FollowUpTest {

    private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

    private static final String SUITE = """
            {'title':'Books','version':'1','token_url':'/token','clients':[{'client_id':'reader','secret':'published'}],
             'contracts':[{'id':'rename_01','operation':'rename','name':'renames',
               'request':{'method':'PUT','path':'/books/{id}','path_parameters':{'id':'1'},
                 'credentials':{'kind':'TOKEN','client':'reader'},'body':{'json':{'title':'new'}}},
               'expected':{'outcome':{'status':200},'body':{'id':'1'}},
               'then':[{'operation':'read',
                 'request':{'method':'GET','path':'/books/{id}','path_parameters':{'id':'1'},
                   'credentials':{'kind':'TOKEN','client':'reader'}},
                 'expected':{'outcome':{'status':200},'body':{'title':'new','id':'$response.body#/id'}}},
                {'operation':'rename',
                 'request':{'method':'PUT','path':'/books/{id}','path_parameters':{'id':'$response.body#/id'},
                   'credentials':{'kind':'TOKEN','client':'reader'},'body':{'json':{'title':'new'}}},
                 'expected':{'outcome':{'status':409,'code':'TAKEN'}}},
                {'operation':'read',
                 'request':{'method':'GET','path':'/books/{id}','path_parameters':{'id':'1'},
                   'credentials':{'kind':'TOKEN','client':'reader'}},
                 'expected':{'outcome':{'status':200}}}]}],
             'operations':[
               {'id':'rename','tag':'t','method':'PUT','path':'/books/{id}','outcomes':[{'status':200},{'status':409,'code':'TAKEN'}],
                'responses':{'200':{'type':'object'},'409':{'type':'object'}}},
               {'id':'read','tag':'t','method':'GET','path':'/books/{id}','outcomes':[{'status':200}],
                'responses':{'200':{'type':'object'}}}]}
            """;

    private final Map<String, String> book = new ConcurrentHashMap<>(Map.of("title", "old", "pages", "7"));
    private volatile boolean renamed;
    private volatile int lag;
    private Map<String, String> onRename = Map.of("title", "new");
    private Map<String, String> onRefusal = Map.of();
    private int statusOfRefusal = 409;

    @Test
    void aChangeThatShowsPasses() throws Exception {
        assertThat(run().differences()).isEmpty();
    }

    @Test
    void aChangeThatIsForgottenIsBroken() throws Exception {
        onRename = Map.of();
        assertThat(run().differences())
                .containsExactly(
                        "read after: title is old, expected new", "rename after: status 200, expected 409 with TAKEN");
    }

    @Test
    void aReadThatLagsBehindIsRepeatedForSomeTime() throws Exception {
        lag = 3;
        assertThat(run(Duration.ofSeconds(20)).differences()).isEmpty();
        assertThat(lag).isZero();
    }

    @Test
    void aReadThatNeverShowsTheChangeIsBroken() throws Exception {
        lag = Integer.MAX_VALUE;
        assertThat(run(Duration.ofMillis(200)).differences()).containsExactly("read after: title is old, expected new");
        assertThat(lag).as("more than the two reads of the contract").isLessThan(Integer.MAX_VALUE - 2);
    }

    @Test
    void aChangeOfSomethingElseIsBroken() throws Exception {
        onRename = Map.of("title", "new", "pages", "8");
        assertThat(run().differences())
                .containsExactly("read after: pages is 8, expected 7: it was so before, and must not change");
    }

    @Test
    void aSecondChangeThatIsNotRefusedIsBroken() throws Exception {
        statusOfRefusal = 200;
        assertThat(run().differences()).containsExactly("rename after: status 200, expected 409 with TAKEN");
    }

    @Test
    void aSecondChangeThatIsRefusedAndMadeIsBroken() throws Exception {
        onRefusal = Map.of("pages", "8");
        assertThat(run().differences())
                .containsExactly("read after: pages is 8, expected 7: it was so before, and must not change");
    }

    @Test
    void aTokenThatAServerRepeatsIsInNoReport() throws Exception {
        onRename = Map.of("title", "new " + TOKEN);
        ContractResult result = run();
        assertThat(result.differences()).containsExactly("read after: title is new <reader's token>, expected new");
        assertThat(result.toString())
                .contains("Bearer <reader's token>", "$TOKEN_READER")
                .doesNotContain(TOKEN, "published");
    }

    private ContractResult run() throws IOException {
        return run(Duration.ZERO);
    }

    private ContractResult run(Duration settle) throws IOException {
        try (Gateway server = Gateway.answering(call -> {
            if (call.getRequestURI().getPath().equals("/token")) {
                return OtherApi.token(TOKEN);
            }
            if (call.getRequestMethod().equals("PUT")) {
                boolean again = book.get("title").startsWith("new");
                book.putAll(again ? onRefusal : onRename);
                renamed = true;
                return Answer.json(again ? statusOfRefusal : 200, "{\"id\":\"1\"}");
            }
            return Answer.json(
                    200,
                    "{\"id\":\"1\",\"title\":\"%s\",\"pages\":\"%s\",\"seen\":\"%s\"}"
                            .formatted(
                                    isLate() ? "old" : book.get("title"),
                                    book.get("pages"),
                                    call.getRequestHeaders().getFirst("Authorization")));
        })) {
            VerificationReport report = OtherApi.verify(server, SUITE, settle);
            assertThat(report.problem()).isEmpty();
            return report.results().get(0);
        }
    }

    private synchronized boolean isLate() {
        boolean late = renamed && lag > 0;
        lag -= late ? 1 : 0;
        return late;
    }
}
