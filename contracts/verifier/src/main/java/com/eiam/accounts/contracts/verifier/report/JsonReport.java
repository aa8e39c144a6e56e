package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Step;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.Writer;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report as JSON, in the format that the README describes. */
final class JsonReport {

    private final VerificationReport report;

    JsonReport(VerificationReport report) {
        this.report = report;
    }

    void write(Writer out) {
        ObjectNode root = JsonNodeFactory.instance
                .objectNode()
                .put("title", report.title())
                .put("version", report.version())
                .put("server", report.server().toString())
                .put("started", report.started().toString())
                .put("millis", report.duration().toMillis())
                .put("passed", report.passed());
        report.seed().ifPresent(seed -> root.put("seed", seed));
        report.problem().ifPresent(problem -> root.put("problem", problem));
        ArrayNode warnings = root.putArray("warnings");
        report.warnings().forEach(warnings::add);
        ArrayNode shell = root.putArray("shell");
        report.shell().forEach(shell::add);
        ObjectNode counts =
                root.putObject("counts").put("contracts", report.results().size());
        for (Verdict verdict : Verdict.values()) {
            counts.put(name(verdict), report.count(verdict));
        }
        ArrayNode operations = root.putArray("operations");
        report.operations().forEach(operation -> operations.add(operation(operation)));
        ArrayNode contracts = root.putArray("contracts");
        report.results().forEach(result -> contracts.add(contract(result)));
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(out, root);
    }

    private static ObjectNode operation(Operation operation) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", operation.id())
                .put("tag", operation.tag())
                .put("method", operation.method())
                .put("path", operation.path());
        ArrayNode exclusions = node.putArray("exclusions");
        operation
                .exclusions()
                .forEach(exclusion ->
                        outcome(exclusions.addObject(), exclusion.outcome()).put("reason", exclusion.reason()));
        return node;
    }

    private static ObjectNode contract(ContractResult result) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", result.id())
                .put("operation", result.operation())
                .put("name", result.name());
        result.keyword().ifPresent(keyword -> node.put("keyword", keyword));
        outcome(node, result.expected())
                .put("verdict", name(result.verdict()))
                .put("millis", result.duration().toMillis());
        ArrayNode differences = node.putArray("differences");
        result.differences().forEach(differences::add);
        ArrayNode steps = node.putArray("steps");
        result.steps().forEach(step -> steps.add(step(step)));
        return node;
    }

    private static ObjectNode step(Step step) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!step.title().isEmpty()) {
            node.put("title", step.title());
        }
        ObjectNode request = node.putObject("request")
                .put("method", step.request().method())
                .put("url", step.request().url());
        ObjectNode headers = request.putObject("headers");
        step.request().headers().forEach(headers::put);
        step.request().body().ifPresent(body -> request.put("body", body));
        step.answer().ifPresent(answer -> {
            ObjectNode told = node.putObject("answer").put("status", answer.status());
            ObjectNode received = told.putObject("headers");
            answer.headers().forEach((name, values) -> received.put(name, String.join(", ", values)));
            told.put("body", answer.body());
        });
        return node.put("curl", step.curl());
    }

    private static ObjectNode outcome(ObjectNode node, Outcome outcome) {
        node.put("status", outcome.status());
        outcome.code().ifPresent(code -> node.put("code", code));
        return node;
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
