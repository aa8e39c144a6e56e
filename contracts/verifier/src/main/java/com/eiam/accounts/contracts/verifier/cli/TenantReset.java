package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.http.HttpTransport;
import com.eiam.accounts.contracts.verifier.http.PatientTransport;
import com.eiam.accounts.contracts.verifier.http.Response;
import com.eiam.accounts.contracts.verifier.http.TransportFault;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** Loads the contract tenant afresh before the run. */
final class TenantReset {

    @Option(
            names = "--reset-url",
            paramLabel = "URL",
            description = "POST to this URL before the run, to load the contract tenant afresh.")
    String url;

    @Option(
            names = "--reset-command",
            paramLabel = "COMMAND",
            description = "Run this shell command before the run, for the same purpose.")
    String command;

    @Option(
            names = "--reset-timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long either may take (default: ${DEFAULT-VALUE}).")
    private String timeout;

    /** Loads the tenant, with a POST that reaches the server as contracts do. */
    void run(ServerOptions server) throws UsageException {
        if (url != null && command != null) {
            throw new UsageException("--reset-url and --reset-command do the same; leave one of them out");
        }
        Duration limit = Durations.parse("--reset-timeout", timeout);
        try {
            if (url != null) {
                post(limit, server);
            } else if (command != null) {
                execute(limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("the reset was interrupted");
        }
    }

    private void post(Duration limit, ServerOptions server) throws UsageException, InterruptedException {
        URI target = new ServerUrl("--reset-url", url.strip()).parsed();
        ConnectionSettings connection = server.connection().withTimeouts(limit, limit);
        if (!target.getAuthority().equals(server.url().getAuthority())) {
            // The headers are for the server only.
            connection = connection.withoutHeaders();
        }
        try {
            Response response = new PatientTransport(new HttpTransport(connection), Clock.systemUTC())
                    .send(new WireRequest("POST", target.toString(), Map.of(), Optional.empty()));
            if (!response.isSuccess()) {
                throw new UsageException(
                        "the tenant was not reset: POST %s was answered with status %d; check --reset-url"
                                .formatted(shown(target), response.status()));
            }
        } catch (TransportFault e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new UsageException(
                    "the tenant was not reset: no response from POST %s: the server %s; check --reset-url"
                            .formatted(shown(target), e.getMessage()));
        }
    }

    /** A URL without its query, which may have a token. */
    private static String shown(URI url) {
        return url.getRawQuery() == null ? url.toString() : url.toString().replaceFirst("\\?.*", "?…");
    }

    private void execute(Duration limit) throws UsageException, InterruptedException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        try {
            Process process = new ProcessBuilder(windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command))
                    .inheritIO()
                    .start();
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new UsageException("the tenant was not reset: --reset-command did not end in time");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new UsageException(
                        "the tenant was not reset: --reset-command ended with exit code " + process.exitValue());
            }
        } catch (IOException e) {
            throw new UsageException("the tenant was not reset: --reset-command could not be started");
        }
    }
}
