package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.result.VerificationListener;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A small server of another API, and runs of that API's contracts against it. */
final class SmallServer implements AutoCloseable {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    /** What the server answers; an empty body is none. */
    record Answer(int status, String body) {}

    SmallServer(Function<HttpExchange, Answer> answers) throws IOException {
        server.createContext("/", call -> {
            Answer answer = answers.apply(call);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        server.start();
    }

    /** What a token endpoint answers. */
    static Answer token(String token) {
        return new Answer(200, "{\"access_token\":\"" + token + "\",\"expires_in\":60}");
    }

    /** Runs all contracts of a suite, which is JSON with single quotes. */
    VerificationReport verify(String contracts) {
        return verify(contracts, Duration.ZERO);
    }

    /** The same, with reads that may lag behind changes. */
    VerificationReport verify(String contracts, Duration settle) {
        ContractSuite suite = ContractSuite.read(
                new ByteArrayInputStream(contracts.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        RunSettings settings = new RunSettings(
                URI.create("http://localhost:" + server.getAddress().getPort()),
                Map.of(),
                Ids.OF_THE_CONTRACT_TENANT,
                Selection.ALL,
                ConnectionSettings.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                settle,
                Optional.empty());
        return new VerificationRun(settings, suite, new VerificationListener() {}, Clock.systemUTC()).run();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
