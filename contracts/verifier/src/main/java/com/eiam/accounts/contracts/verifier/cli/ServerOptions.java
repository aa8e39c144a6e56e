package com.eiam.accounts.contracts.verifier.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the server, its client and its time limits. */
final class ServerOptions {

    private static final String SECRET_VARIABLE = "EIAM_CLIENT_SECRET";

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "The URL of the server; the paths of the API are appended.")
    URI url;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "The environment's id for the first client of the contract tenant, sandbox.")
    String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            description = "Its secret. Other processes can see this option: the variable " + SECRET_VARIABLE
                    + " or a file is better.")
    String clientSecret;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "A file with the secret on its only line.")
    Path clientSecretFile;

    @Option(
            names = "--expired-token",
            paramLabel = "TOKEN",
            description = "A token that has expired, if the server cannot issue tokens that live for a second.")
    String expiredToken;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for a whole response (default: ${DEFAULT-VALUE}).")
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

    /** The secret from the one place that has it. */
    Optional<String> secret() throws UsageException {
        String variable = Optional.ofNullable(System.getenv(SECRET_VARIABLE)).orElse("");
        Map<String, Boolean> places = new LinkedHashMap<>();
        places.put("--client-secret", clientSecret != null);
        places.put("--client-secret-file", clientSecretFile != null);
        places.put("the variable " + SECRET_VARIABLE, !variable.isEmpty());
        places.values().removeIf(isGiven -> !isGiven);
        if (places.size() > 1) {
            throw new UsageException("the client's secret is given twice, by "
                    + String.join(" and by ", places.keySet()) + "; leave one of them out");
        }
        if (clientSecretFile != null) {
            return Optional.of(read(clientSecretFile));
        }
        return Optional.ofNullable(clientSecret).or(() -> Optional.of(variable).filter(secret -> !secret.isEmpty()));
    }

    private static String read(Path file) throws UsageException {
        String secret;
        try {
            secret = Files.readString(file).replaceAll("\\R+$", "");
        } catch (IOException e) {
            throw new UsageException("--client-secret-file: " + file + " cannot be read");
        }
        if (secret.isEmpty() || secret.lines().count() > 1) {
            throw new UsageException("--client-secret-file: " + file + " must have one line, the secret");
        }
        return secret;
    }
}
