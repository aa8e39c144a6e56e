package com.eiam.accounts.contracts.verifier.faults;

import com.eiam.accounts.contracts.verifier.ContractVerifier;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs all contracts against every faulty server and against the correct one, and writes a table of it. It fails if a
 * fault is not noticed, if the correct server is blamed, or if the README's table says otherwise.
 */
final class MutationRun {

    /** So many faults between two looks at the correct server. */
    private static final int STRETCH = 40;

    private final FaultyServer server;
    private final List<MutationTable.Row> rows = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int correctRuns;

    private MutationRun(FaultyServer server) {
        this.server = server;
    }

    /**
     * Runs it.
     *
     * @param arguments where to write the table, the file whose table must agree, and a regular expression of the names of
     *     those faults that are to be run, if not all
     */
    public static void main(String[] arguments) throws IOException {
        boolean some = arguments.length > 2 && !arguments[2].isBlank();
        List<Fault> faults = faults(new Api())
                .filter(fault -> !some || fault.name().matches(arguments[2]))
                .toList();
        List<String> problems;
        try (FaultyServer server = new FaultyServer()) {
            MutationRun run = new MutationRun(server);
            run.all(faults);
            MutationTable table = new MutationTable(run.rows, run.correctRuns);
            System.out.println(table.sum());
            table.write(Path.of(arguments[0]));
            problems = new ArrayList<>(run.problems);
            if (!some) {
                problems.addAll(table.differencesFrom(Path.of(arguments[1])));
            }
        }
        problems.forEach(System.err::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    static Stream<Fault> faults(Api api) {
        return Stream.of(
                        new CheckFaults(api).all(),
                        new SecurityFaults(api).all(),
                        new ErrorFaults(api).all(),
                        new ValueFaults(api).all(),
                        new ChangeFaults(api).all(),
                        new FormFaults(api).all())
                .flatMap(each -> each);
    }

    private void all(List<Fault> faults) {
        correct();
        for (int i = 0; i < faults.size(); i++) {
            if (i > 0 && i % STRETCH == 0) {
                correct();
            }
            faulty(faults.get(i));
        }
        correct();
    }

    private void correct() {
        VerificationReport report = verify(Fault.NONE);
        correctRuns++;
        System.out.printf("%s: %s%n", Fault.NONE.name(), report.sum());
        if (!report.passed()) {
            problems.add("the correct server is blamed: " + firstWords(report));
        }
    }

    private void faulty(Fault fault) {
        long start = System.nanoTime();
        VerificationReport report = verify(fault);
        MutationTable.Row row = new MutationTable.Row(
                fault.kind(), fault.name(), verdict(report), report.count(Verdict.BROKEN), firstWords(report));
        rows.add(row);
        System.out.printf(
                "%-10s %5d ms  %s: %s%n",
                row.verdict(),
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                fault.name(),
                row.broken() + " broken; " + row.words());
        if (row.verdict() == MutationTable.Verdict.MISSED) {
            problems.add("missed: a server that " + fault.name());
        }
    }

    private static MutationTable.Verdict verdict(VerificationReport report) {
        if (report.passed()) {
            return MutationTable.Verdict.MISSED;
        }
        return report.problem().isPresent() ? MutationTable.Verdict.NO_RUN : MutationTable.Verdict.CAUGHT;
    }

    private VerificationReport verify(Fault fault) {
        server.reset();
        server.show(fault);
        try {
            return ContractVerifier.forServer(server.url()).build().run();
        } finally {
            server.show(Fault.NONE);
        }
    }

    private static String firstWords(VerificationReport report) {
        return report.problem()
                .orElseGet(() -> report.results().stream()
                        .filter(result -> result.verdict() == Verdict.BROKEN)
                        .findFirst()
                        .map(MutationRun::words)
                        .orElse(""));
    }

    private static String words(ContractResult result) {
        return result.operation() + " " + result.name() + ": "
                + result.differences().stream().findFirst().orElse("");
    }
}
