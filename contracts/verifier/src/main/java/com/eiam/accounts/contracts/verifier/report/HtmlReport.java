package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.Step;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report as one page that needs nothing else: the matrix of operations and outcomes, and behind it every contract. */
final class HtmlReport {

    private final VerificationReport report;

    HtmlReport(VerificationReport report) {
        this.report = report;
    }

    void write(Writer out) throws IOException {
        try (Reader template = new InputStreamReader(
                HtmlReport.class.getResourceAsStream("report.mustache"), StandardCharsets.UTF_8)) {
            Mustache.compiler().emptyStringIsFalse(true).compile(template).execute(model(), out);
        }
    }

    private Map<String, Object> model() {
        Matrix matrix = new Matrix(report.operations(), report.results());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("title", report.title());
        model.put("version", report.version());
        model.put("server", report.server());
        model.put("started", report.started().truncatedTo(ChronoUnit.SECONDS));
        model.put("seed", report.seed().map(String::valueOf).orElse(""));
        model.put("sum", report.sum());
        model.put("state", report.passed() ? "passed" : "broken");
        model.put("anyBroken", report.count(Verdict.BROKEN) > 0);
        model.put("headline", headline());
        model.put("problem", report.problem().orElse(""));
        model.put("warnings", report.warnings());
        model.put("shell", String.join("\n", report.shell()));
        model.put("columns", matrix.columns());
        model.put("rows", matrix.rows());
        model.put(
                "groups",
                matrix.groups().entrySet().stream()
                        .map(group -> group(group.getKey(), group.getValue()))
                        .toList());
        return model;
    }

    private String headline() {
        if (report.problem().isPresent()) {
            return "The contracts could not be run";
        }
        long broken = report.count(Verdict.BROKEN);
        long notRun = report.count(Verdict.NOT_RUN);
        if (report.passed()) {
            return "All %d contracts passed".formatted(report.results().size());
        }
        return "%d of %d contracts broken%s"
                .formatted(broken, report.results().size(), notRun > 0 ? ", " + notRun + " not run" : "");
    }

    private static Map<String, Object> group(Matrix.Cell cell, List<ContractResult> results) {
        boolean passed = results.stream().allMatch(result -> result.verdict() == Verdict.PASSED);
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("anchor", cell.anchor());
        group.put("operation", cell.operation());
        group.put("outcome", cell.outcome());
        group.put("state", passed ? "passed" : "broken");
        group.put("open", results.stream().anyMatch(result -> result.verdict() == Verdict.BROKEN));
        group.put("count", Matrix.figure(results));
        group.put("contracts", results.stream().map(HtmlReport::contract).toList());
        return group;
    }

    private static Map<String, Object> contract(ContractResult result) {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("id", result.id());
        contract.put("name", result.name());
        contract.put("keyword", result.keyword().orElse(""));
        contract.put("millis", result.duration().toMillis());
        contract.put("state", result.verdict() == Verdict.PASSED ? "passed" : "broken");
        contract.put(
                "mark",
                switch (result.verdict()) {
                    case PASSED -> "✓";
                    case BROKEN -> "✗";
                    case NOT_RUN -> "–";
                });
        contract.put("open", result.verdict() == Verdict.BROKEN);
        contract.put("differences", result.differences());
        contract.put("steps", result.steps().stream().map(HtmlReport::step).toList());
        return contract;
    }

    private static Map<String, Object> step(Step step) {
        return Map.of(
                "title", step.title(),
                "request", Told.request(step.request()),
                "expected", step.expected(),
                "actual", step.answer().map(HtmlReport::answer).orElse("no answer"),
                "curl", step.curl());
    }

    /** With its JSON laid out as the expected one is. */
    private static String answer(ReceivedAnswer answer) {
        try {
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            return Told.answer(
                    body.isContainer()
                            ? new ReceivedAnswer(answer.status(), answer.headers(), body.toPrettyString())
                            : answer);
        } catch (JacksonException e) {
            return Told.answer(answer);
        }
    }
}
