package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.model.Exclusion;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.SentRequest;
import com.eiam.accounts.contracts.verifier.result.Step;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as JSON. The README describes the keys, so that a new name here is a new name for its readers. */
record JsonReport(
        String title,
        String version,
        String server,
        Instant started,
        long millis,
        boolean passed,
        Optional<Long> seed,
        Optional<String> problem,
        List<String> warnings,
        List<String> shell,
        Counts counts,
        List<OperationEntry> operations,
        List<CauseEntry> causes,
        List<ContractEntry> contracts) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    record Counts(int contracts, long passed, long broken, long notRun) {}

    record OperationEntry(String id, String tag, String method, String path, List<ExclusionEntry> exclusions) {}

    record ExclusionEntry(@JsonUnwrapped Outcome outcome, String reason) {}

    record CauseEntry(String words, List<String> contracts) {}

    record ContractEntry(
            String id,
            String operation,
            String name,
            Optional<String> keyword,
            @JsonUnwrapped Outcome expected,
            Verdict verdict,
            long millis,
            List<String> differences,
            List<StepEntry> steps) {}

    record StepEntry(Optional<String> title, SentRequest request, Optional<AnswerEntry> answer, String curl) {}

    record AnswerEntry(int status, Optional<String> requestId, Map<String, String> headers, String body) {}

    static JsonReport of(VerificationReport report) {
        return new JsonReport(
                report.title(),
                report.version(),
                report.server().toString(),
                report.started(),
                report.duration().toMillis(),
                report.passed(),
                report.seed(),
                report.problem(),
                report.warnings(),
                report.shell(),
                new Counts(
                        report.results().size(),
                        report.count(Verdict.PASSED),
                        report.count(Verdict.BROKEN),
                        report.count(Verdict.NOT_RUN)),
                report.operations().stream().map(JsonReport::operation).toList(),
                Cause.of(report).stream().map(JsonReport::cause).toList(),
                report.results().stream().map(JsonReport::contract).toList());
    }

    /** Escapes of {@link ReportText} are those of JSON: a program that reads them gets the original text. */
    void write(Writer out, ReportText text) throws IOException {
        MAPPER.writeValue(text.lines(out), this);
    }

    private static OperationEntry operation(Operation operation) {
        return new OperationEntry(
                operation.id(),
                operation.tag(),
                operation.method(),
                operation.path(),
                operation.exclusions().stream().map(JsonReport::exclusion).toList());
    }

    private static ExclusionEntry exclusion(Exclusion exclusion) {
        return new ExclusionEntry(exclusion.outcome(), exclusion.reason());
    }

    private static CauseEntry cause(Cause cause) {
        return new CauseEntry(
                cause.words(),
                cause.contracts().stream().map(ContractResult::id).toList());
    }

    private static ContractEntry contract(ContractResult result) {
        return new ContractEntry(
                result.id(),
                result.operation(),
                result.name(),
                result.keyword(),
                result.expected(),
                result.verdict(),
                result.duration().toMillis(),
                result.differences(),
                result.steps().stream().map(JsonReport::step).toList());
    }

    private static StepEntry step(Step step) {
        return new StepEntry(
                Optional.of(step.title()).filter(title -> !title.isEmpty()),
                step.request(),
                step.answer().map(JsonReport::answer),
                step.curl());
    }

    private static AnswerEntry answer(ReceivedAnswer answer) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new AnswerEntry(answer.status(), ContractCard.requestId(answer), headers, answer.body());
    }
}
