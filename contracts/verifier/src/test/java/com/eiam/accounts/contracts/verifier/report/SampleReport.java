package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.model.ContractSuite.Sentence;
import com.eiam.accounts.contracts.model.Exclusion;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.SentRequest;
import com.eiam.accounts.contracts.verifier.result.Step;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report to fill with results: two operations, {@code read} and {@code write}. */
final class SampleReport {

    static final Outcome SUCCESS = new Outcome(200, Optional.empty());
    static final Outcome MISSING = new Outcome(400, Optional.of("A.1"));
    static final Outcome INVALID = new Outcome(400, Optional.of("A.2"));
    static final Outcome BUSY = new Outcome(503, Optional.of("A.3"));

    private final List<ContractResult> results = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private URI server = URI.create("http://localhost:8080");
    private Optional<String> problem = Optional.empty();

    SampleReport server(String url) {
        server = URI.create(url);
        return this;
    }

    SampleReport problem(String words) {
        problem = Optional.of(words);
        return this;
    }

    SampleReport warning(String words) {
        warnings.add(words);
        return this;
    }

    SampleReport sentence(String text, String... contracts) {
        sentences.add(new Sentence("read-" + sentences.size(), text, List.of(contracts), Optional.empty()));
        return this;
    }

    SampleReport sentenceWithoutContract(String text, String reason) {
        sentences.add(new Sentence("read-" + sentences.size(), text, List.of(), Optional.of(reason)));
        return this;
    }

    SampleReport passed(String operation, Outcome expected) {
        return add(operation, expected, Verdict.PASSED, Optional.empty(), List.of(step("{}", List.of())));
    }

    SampleReport notRun(String operation, Outcome expected, String reason) {
        return add(operation, expected, Verdict.NOT_RUN, Optional.of(reason), List.of());
    }

    SampleReport broken(String operation, Outcome expected, String... differences) {
        return brokenBy("{\"id\":\"7\"}", operation, expected, differences);
    }

    SampleReport brokenBy(String body, String operation, Outcome expected, String... differences) {
        return add(operation, expected, Verdict.BROKEN, Optional.empty(), List.of(step(body, List.of(differences))));
    }

    private SampleReport add(
            String operation, Outcome expected, Verdict verdict, Optional<String> reason, List<Step> steps) {
        String id = operation + "_" + (results.size() + 1);
        results.add(new ContractResult(
                id,
                operation,
                "does " + id,
                Optional.of("type"),
                expected,
                verdict,
                reason,
                steps,
                Duration.ofMillis(7)));
        return this;
    }

    private Step step(String body, List<String> differences) {
        return new Step(
                "",
                new SentRequest("GET", server + "/read/7", Map.of("Accept", "application/json"), Optional.empty()),
                "200\nContent-Type: a value that matches application/json\n\n{\n  \"id\" : \"8\"\n}",
                Optional.of(new ReceivedAnswer(
                        200,
                        Map.of("Content-Type", List.of("application/json"), "X-Request-Id", List.of("request-4711")),
                        body)),
                differences,
                "curl -sS '" + server + "/read/7' -H 'Authorization: Bearer '\"$TOKEN_SANDBOX\"");
    }

    VerificationReport build() {
        List<Outcome> outcomes = List.of(SUCCESS, MISSING, INVALID, BUSY);
        List<Exclusion> exclusions = List.of(new Exclusion(BUSY, "No request makes a server busy."));
        return new VerificationReport(
                "Sample API",
                "1.0.0",
                server,
                Optional.of(42L),
                Instant.parse("2026-03-01T10:15:30.123456789Z"),
                Duration.ofMillis(1234),
                List.of(
                        new Operation(
                                "read",
                                "things",
                                "GET",
                                "/read/{id}",
                                "Read a thing",
                                outcomes,
                                exclusions,
                                Optional.empty(),
                                Map.of()),
                        new Operation(
                                "write",
                                "things",
                                "PUT",
                                "/write/{id}",
                                "Write a thing",
                                outcomes,
                                exclusions,
                                Optional.empty(),
                                Map.of())),
                List.copyOf(results),
                List.copyOf(sentences),
                problem,
                List.copyOf(warnings),
                List.of("TOKEN_SANDBOX=$(curl " + server + "/token)"));
    }
}
