package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.verifier.ContractVerifierBuilder;
import com.eiam.accounts.contracts.verifier.credentials.ClientAuthentication;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options for the client of the environment. */
final class ClientOptions {

    private static final String SECRET_VARIABLE = "EIAM_CLIENT_SECRET";

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "The environment's id for the first client of the contract tenant, sandbox.")
    private String id;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            description = "Its secret. Other processes can see this option: the variable " + SECRET_VARIABLE
                    + " or a file is better.")
    private String secret;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "A file with the secret on its only line.")
    private Path secretFile;

    @Option(
            names = "--client-auth",
            paramLabel = "WAY",
            description = "How clients prove who they are: basic (percent-encoded as in RFC 6749), basic-raw or form"
                    + " (default: basic, then form).")
    private String authentication;

    @Option(
            names = "--expired-token",
            paramLabel = "TOKEN",
            description = "A token that has expired, if the server cannot issue tokens that live for a second.")
    private String expiredToken;

    void apply(ContractVerifierBuilder verifier) throws UsageException {
        Optional<String> given = secret();
        if (id == null && given.isPresent()) {
            throw new UsageException("there is a secret without --client-id; pass the id of its client");
        }
        if (id != null) {
            verifier.credentials(
                    id,
                    given.orElseThrow(
                            () -> new UsageException("--client-id has no secret: set EIAM_CLIENT_SECRET, or pass"
                                    + " --client-secret-file or --client-secret")));
        }
        if (authentication != null) {
            verifier.clientAuthentication(Stream.of(ClientAuthentication.values())
                    .filter(way -> way.toString().equalsIgnoreCase(authentication))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("--client-auth must be one of "
                            + Stream.of(ClientAuthentication.values())
                                    .map(ClientAuthentication::toString)
                                    .collect(Collectors.joining(", ")))));
        }
        if (expiredToken != null) {
            verifier.expiredToken(expiredToken);
        }
    }

    /** The secret from the one place that has it. */
    private Optional<String> secret() throws UsageException {
        Optional<String> variable = SecretSource.variable(SECRET_VARIABLE);
        Map<String, Boolean> places = new LinkedHashMap<>();
        places.put("--client-secret", secret != null);
        places.put("--client-secret-file", secretFile != null);
        places.put("the variable " + SECRET_VARIABLE, variable.isPresent());
        places.values().removeIf(isGiven -> !isGiven);
        if (places.size() > 1) {
            throw new UsageException("the client's secret is given twice, by "
                    + String.join(" and by ", places.keySet()) + "; leave one of them out");
        }
        return secretFile != null
                ? Optional.of(SecretSource.file("--client-secret-file", secretFile))
                : Optional.ofNullable(secret).or(() -> variable);
    }
}
