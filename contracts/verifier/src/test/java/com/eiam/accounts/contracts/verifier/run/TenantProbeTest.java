package com.eiam.accounts.contracts.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Only a tenant that is missing or was used stops a run. The API is a library whose books have labels. */
class TenantProbeTest {

    private static final String REQUEST =
            "'path_parameters':{'id':'%s'},'credentials':{'kind':'TOKEN','client':'librarian'}";

    private static final String SUITE =
            """
            {'title':'Library','version':'1','token_url':'/token','clients':[{'client_id':'librarian','secret':'published'}],
             'contracts':[
               {'id':'getBook_01','operation':'getBook','name':'reads a book',
                'request':{'method':'GET','path':'/books/{id}',REQUEST_2},
                'expected':{'outcome':{'status':200},'body':{'id':'2'}}},
               {'id':'getLabels_01','operation':'getLabels','name':'reads labels',
                'request':{'method':'GET','path':'/books/{id}/labels','query':{'page':'0'},REQUEST_2},
                'expected':{'outcome':{'status':200},'body':{'labels':['old']}}},
               {'id':'deleteLabels_01','operation':'deleteLabels','name':'deletes labels','lane':'2',
                'request':{'method':'DELETE','path':'/books/{id}/labels',REQUEST_2},
                'expected':{'outcome':{'status':200}},
                'then':[{'operation':'getBook','request':{'method':'GET','path':'/books/{id}',REQUEST_2},
                  'expected':{'outcome':{'status':200},'body':{'id':'2'}}}]},
               {'id':'deleteBook_01','operation':'deleteBook','name':'deletes a book',
                'request':{'method':'DELETE','path':'/books/{id}',REQUEST_1},
                'expected':{'outcome':{'status':204}},
                'then':[{'operation':'getBook','request':{'method':'GET','path':'/books/{id}',REQUEST_1},
                  'expected':{'outcome':{'status':404,'code':'NO_BOOK'}}}]}],
             'operations':[
               {'id':'getBook','tag':'t','method':'GET','path':'/books/{id}',
                'outcomes':[{'status':200},{'status':404,'code':'NO_BOOK'}],
                'responses':{'200':{'type':'object'},'404':{'type':'object'}}},
               {'id':'getLabels','tag':'t','method':'GET','path':'/books/{id}/labels',
                'outcomes':[{'status':200},{'status':400,'code':'NO_PAGE'}],
                'responses':{'200':{'type':'object'},'400':{'type':'object'}}},
               {'id':'deleteLabels','tag':'t','method':'DELETE','path':'/books/{id}/labels',
                'outcomes':[{'status':200}],'responses':{'200':{'type':'object'}}},
               {'id':'deleteBook','tag':'t','method':'DELETE','path':'/books/{id}',
                'outcomes':[{'status':204}],'responses':{'204':null}}]}
            """.replace("REQUEST_1", REQUEST.formatted("1")).replace("REQUEST_2", REQUEST.formatted("2"));

    private final Map<String, String> books = new ConcurrentHashMap<>(Map.of("1", "one", "2", "two"));

    @Test
    void aReadOnThePathOfADeletionIsNotTakenForItsOwn() throws Exception {
        try (Gateway server = Gateway.answering(this::answer)) {
            VerificationReport report = OtherApi.verify(server, SUITE);
            assertThat(report.problem()).isEmpty();
            assertThat(report.passed()).as(report.results().toString()).isTrue();
        }
    }

    @Test
    void whatIsGoneStopsTheNextRun() throws Exception {
        try (Gateway server = Gateway.answering(this::answer)) {
            OtherApi.verify(server, SUITE);
            VerificationReport second = OtherApi.verify(server, SUITE);
            assertThat(second.results()).extracting(ContractResult::verdict).containsOnly(Verdict.NOT_RUN);
            assertThat(second.problem())
                    .hasValue(
                            "the contract tenant was used before: what deleteBook deletes is gone; load it afresh, or let"
                                    + " --reset-url or --reset-command do it");
        }
    }

    @Test
    void aReadThatNeverSucceedsIsABrokenContract() throws Exception {
        books.clear();
        try (Gateway server = Gateway.answering(this::answer)) {
            VerificationReport report = OtherApi.verify(server, SUITE);
            assertThat(report.problem()).isEmpty();
            assertThat(report.passed()).isFalse();
        }
    }

    @Test
    void aRefusalOfEveryReadMeansThatTheTenantIsMissing() throws Exception {
        try (Gateway server = Gateway.answering(call -> call.getRequestMethod().equals("GET")
                ? Answer.json(404, "{'code':'NO_BOOK'}".replace('\'', '"'))
                : answer(call))) {
            assertThat(OtherApi.verify(server, SUITE).problem().orElseThrow())
                    .startsWith("the contract tenant is not loaded: GET http://localhost:")
                    .contains("/books/2 is answered with 404 NO_BOOK; load it");
        }
    }

    private Answer answer(HttpExchange call) {
        String[] path = call.getRequestURI().getPath().split("/");
        boolean labels = path[path.length - 1].equals("labels");
        if (path[1].equals("token")) {
            return OtherApi.token("t0ken");
        }
        if (labels) {
            boolean invalid = call.getRequestMethod().equals("GET")
                    && call.getRequestURI().getQuery() == null;
            return json(invalid ? 400 : 200, invalid ? "{'code':'NO_PAGE'}" : "{'labels':['old']}");
        }
        if (call.getRequestMethod().equals("DELETE")) {
            books.remove(path[2]);
            return json(204, "");
        }
        return books.containsKey(path[2]) ? json(200, "{'id':'" + path[2] + "'}") : json(404, "{'code':'NO_BOOK'}");
    }

    private static Answer json(int status, String text) {
        return Answer.json(status, text.replace('\'', '"'));
    }
}
