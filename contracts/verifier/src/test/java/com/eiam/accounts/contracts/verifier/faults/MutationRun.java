package com.eiam.accounts.contracts.verifier.faults;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.verifier.ContractVerifier;
import com.eiam.accounts.contracts.verifier.ContractVerifierBuilder;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.FaultyServer;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Runs all contracts against every faulty server and against the correct one. It writes a table of the results, and
 * fails if a fault is missed or if the correct server breaks a contract.
 */
final class MutationRun {

    /** The number of faults between two runs of the correct server. */
    private static final int STRETCH = 150;

    private final FaultyServer server;
    private final Map<String, String> known;
    private final Map<String, String> ids = ContractSuite.onClassPath().contracts().stream()
            .collect(Collectors.toMap(contract -> contract.operation() + " " + contract.name(), Contract::id));
    private final List<MutationTable.Row> rows = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int correctRuns;

    private MutationRun(FaultyServer server, Map<String, String> known) {
        this.server = server;
        this.known = known;
    }

    /**
     * Runs faults.
     *
     * @param arguments the file with the table, which says the contract that runs first, and which a run of all faults
     *     replaces; and a regular expression of the names of the faults to run, empty for all
     */
    public static void main(String[] arguments) throws IOException {
        boolean all = arguments.length < 2 || arguments[1].isBlank();
        List<Fault> faults = faults().stream()
                .filter(fault -> all || fault.name().matches(arguments[1]))
                .toList();
        try (FaultyServer server = new FaultyServer()) {
            MutationRun run = new MutationRun(server, MutationTable.contractsIn(Path.of(arguments[0])));
            run.all(faults);
            MutationTable table = new MutationTable(run.rows, run.correctRuns);
            System.out.println(table.sum());
            if (all) {
                table.replaceIn(Path.of(arguments[0]));
            }
            run.problems.forEach(System.err::println);
            System.exit(run.problems.isEmpty() ? 0 : 1);
        }
    }

    /** All faults, in the order of their packages and classes. */
    static List<Fault> faults() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(new AssignableTypeFilter(Faults.class));
            scanner.scan(MutationRun.class.getPackageName());
            context.registerBean(Api.class);
            context.refresh();
            return context.getBeansOfType(Faults.class).values().stream()
                    .sorted(Comparator.comparing(faults -> faults.getClass().getName()))
                    .flatMap(Faults::all)
                    .toList();
        }
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
        VerificationReport report = verify(Fault.NONE, Optional.empty());
        correctRuns++;
        System.out.printf("%s: %s%n", Fault.NONE.name(), report.sum());
        if (!report.passed()) {
            problems.add("the correct server breaks a contract: "
                    + broken(report).map(MutationRun::contract).orElse("") + " " + firstWords(report));
        }
    }

    private void faulty(Fault fault) {
        long start = System.nanoTime();
        VerificationReport report = Optional.ofNullable(known.get(fault.name()))
                .map(ids::get)
                .map(contract -> verify(fault, Optional.of(contract)))
                .filter(first -> !first.passed())
                .orElseGet(() -> verify(fault, Optional.empty()));
        MutationTable.Row row = new MutationTable.Row(
                fault.kind(),
                fault.name(),
                verdict(report),
                broken(report).map(MutationRun::contract).orElse(""),
                firstWords(report));
        rows.add(row);
        System.out.printf(
                "%-10s %5d ms  %s: %s%n",
                row.verdict(),
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                fault.name(),
                row.contract() + ": " + row.words());
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

    /** Runs one contract, or all of them. */
    private VerificationReport verify(Fault fault, Optional<String> contract) {
        server.reset();
        server.show(fault);
        try {
            // In a random order, a fault that matters breaks a contract soon.
            ContractVerifierBuilder verifier =
                    ContractVerifier.forServer(server.url()).seed(1);
            contract.ifPresent(verifier::contract);
            return verifier.build().run(new UntilBroken());
        } finally {
            // The run may have been ended early.
            Thread.interrupted();
            server.show(Fault.NONE);
        }
    }

    private static String firstWords(VerificationReport report) {
        return report.problem()
                .or(() -> broken(report)
                        .flatMap(result -> result.differences().stream().findFirst()))
                .orElse("");
    }

    private static Optional<ContractResult> broken(VerificationReport report) {
        return report.results().stream()
                .filter(result -> result.verdict() == Verdict.BROKEN)
                .findFirst();
    }

    private static String contract(ContractResult result) {
        return result.operation() + " " + result.name();
    }
}
