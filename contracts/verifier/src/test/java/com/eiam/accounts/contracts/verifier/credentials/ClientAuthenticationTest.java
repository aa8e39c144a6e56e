package com.eiam.accounts.contracts.verifier.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.cli.CommandRun;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets with every special character arrive as they are, whatever way a server wants them. */
class ClientAuthenticationTest {

    private static final String SECRET = "p+q%41:r/ä";

    private final Queue<String> basics = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    @Test
    void aHeaderIsPercentEncoded() throws Exception {
        verify("--client-id", "my client", "--client-secret", SECRET, "--client-auth", "basic");
        assertThat(basics).contains("my%20client:p%2Bq%2541%3Ar%2F%C3%A4");
    }

    @Test
    void aHeaderIsRaw() throws Exception {
        verify("--client-id", "my client", "--client-secret", SECRET, "--client-auth", "basic-raw");
        assertThat(basics).contains("my client:" + SECRET);
    }

    @Test
    void aFormHasNoHeader() throws Exception {
        verify("--client-id", "my client", "--client-secret", SECRET, "--client-auth", "form");
        assertThat(basics).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeffs3cret", "s3cret\n", "s3cret\r\n", "\ufeffs3cret\n\n"})
    void aFileIsReadAsEditorsLeaveIt(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), text);
        CommandRun run = verify("--client-id", "my client", "--client-secret-file", file.toString());
        assertThat(basics).contains("my%20client:s3cret");
        assertThat(run.texts()).noneMatch(words -> words.contains("s3cret"));
    }

    private CommandRun verify(String... credentials) throws Exception {
        Function<HttpExchange, Answer> refuse = call -> {
            Stream.ofNullable(call.getRequestHeaders().getFirst("Authorization"))
                    .map(value -> Base64.getDecoder().decode(value.substring("Basic ".length())))
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .forEach(basics::add);
            return new Answer(401, Map.of(), "{\"error\":\"invalid_client\"}");
        };
        try (Gateway gateway = Gateway.answering(refuse)) {
            CommandRun run = CommandRun.ofGetAccount(folder.resolve("report"), gateway.url(), credentials);
            run.endedWith(2);
            return run;
        }
    }
}
