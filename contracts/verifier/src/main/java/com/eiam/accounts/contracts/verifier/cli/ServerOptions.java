package com.eiam.accounts.contracts.verifier.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server, as whom, and how patiently. */
final class ServerOptions {

    private static final String SECRET_VARIABLE = "EIAM_CLIENT_SECRET";

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "Where the server answers; the paths of the API are appended.")
    URI url;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "The id that the contract tenant's first client, sandbox, has in this environment.")
    String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            description = "Its secret. Other processes can see it here: prefer the variable " + SECRET_VARIABLE
                    + " or a file.")
    String clientSecret;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "A file that holds the secret; a line break at its end does not count.")
    Path clientSecretFile;

    @Option(
            names = "--expired-token",
            paramLabel = "TOKEN",
            description = "A token that has expired, if the server cannot issue one that lives for a second.")
    String expiredToken;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for a whole answer (default: ${DEFAULT-VALUE}).")
    double timeout;

    @Option(
            names = "--connect-timeout",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long to wait for a connection (default: ${DEFAULT-VALUE}).")
    double connectTimeout;

    static Duration seconds(String option, double seconds) throws UsageException {
        if (!(seconds > 0 && seconds <= 86_400)) {
            throw new UsageException(option + " must be more than 0 and at most 86400 seconds");
        }
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
    }

    /** The secret, from the one place where it is. */
    Optional<String> secret() throws UsageException {
        List<String> places = new ArrayList<>();
        if (clientSecret != null) {
            places.add("--client-secret");
        }
        if (clientSecretFile != null) {
            places.add("--client-secret-file");
        }
        String variable = System.getenv(SECRET_VARIABLE);
        if (variable != null && !variable.isEmpty()) {
            places.add("the variable " + SECRET_VARIABLE);
        }
        if (places.size() > 1) {
            throw new UsageException("the client's secret is given twice, by " + String.join(" and by ", places)
                    + "; leave one of them out");
        }
        if (clientSecretFile != null) {
            return Optional.of(read(clientSecretFile));
        }
        return Optional.ofNullable(clientSecret)
                .or(() -> Optional.ofNullable(variable).filter(text -> !text.isEmpty()));
    }

    private static String read(Path file) throws UsageException {
        String secret;
        try {
            secret = Files.readString(file).replaceAll("\\R+$", "");
        } catch (IOException e) {
            throw new UsageException("--client-secret-file: " + file + " cannot be read");
        }
        if (secret.isEmpty() || secret.lines().count() > 1) {
            throw new UsageException(
                    "--client-secret-file: " + file + " must hold the secret on one line, and nothing else");
        }
        return secret;
    }
}
