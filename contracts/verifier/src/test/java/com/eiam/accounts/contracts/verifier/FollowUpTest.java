package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server acknowledges must show, and nothing else may change; what is secret shows nowhere. */
class FollowUpTest {

    private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

    private static final String SUITE = """
            {'title':'Books','version':'1','token_url':'/token','clients':[{'client_id':'reader','secret':'published'}],
             'contracts':[{'id':'rename_01','operation':'rename','name':'renames','status':200,
               'request':{'method':'PUT','url':'/books/1','headers':{'Authorization':'Bearer reader'},'body':'{\\"title\\":\\"new\\"}'},
               'response':{'body':{'id':'1'}},
               'then':{'operation':'read','status':200,
                 'request':{'method':'GET','url':'/books/1','headers':{'Authorization':'Bearer reader'}},
                 'response':{'body':{'title':'new','id':'$response.body#/id'}}}}],
             'operations':[
               {'id':'rename','tag':'t','method':'PUT','path':'/books/{id}','responses':{'200':{'type':'object'}}},
               {'id':'read','tag':'t','method':'GET','path':'/books/{id}','responses':{'200':{'type':'object'}}}]}
            """.replace('\'', '"');

    private final Map<String, String> book = new ConcurrentHashMap<>(Map.of("title", "old", "pages", "7"));
    private Map<String, String> onRename = Map.of("title", "new");
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            String answer = "{\"id\":\"1\"}";
            if (call.getRequestURI().getPath().equals("/token")) {
                answer = "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":60}";
            } else if (call.getRequestMethod().equals("PUT")) {
                book.putAll(onRename);
            } else {
                answer = "{\"id\":\"1\",\"title\":\"" + book.get("title") + "\",\"pages\":\"" + book.get("pages")
                        + "\",\"seen\":\"" + call.getRequestHeaders().getFirst("Authorization") + "\"}";
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aChangeThatShowsPasses() {
        assertThat(run().differences()).isEmpty();
    }

    @Test
    void aChangeThatIsForgottenIsBroken() {
        onRename = Map.of();
        assertThat(run().differences()).containsExactly("read after: title is old, expected new");
    }

    @Test
    void aChangeOfSomethingElseIsBroken() {
        onRename = Map.of("title", "new", "pages", "8");
        assertThat(run().differences())
                .containsExactly("read after: pages is 8, expected 7: it was so before, and must not change");
    }

    @Test
    void aTokenThatAServerRepeatsIsInNoReport() {
        onRename = Map.of("title", "new " + TOKEN);
        ContractResult result = run();
        assertThat(result.differences()).containsExactly("read after: title is new <reader's token>, expected new");
        assertThat(result.toString())
                .contains("Bearer <reader's token>", "$TOKEN_READER")
                .doesNotContain(TOKEN, "published");
    }

    private ContractResult run() {
        URI url = URI.create("http://localhost:" + server.getAddress().getPort());
        ContractSuite suite =
                new ContractFile(new ByteArrayInputStream(SUITE.getBytes(StandardCharsets.UTF_8))).suite();
        VerificationReport report =
                ContractVerifier.forServer(url, suite).build().run();
        assertThat(report.problem()).isEmpty();
        return report.results().get(0);
    }
}
