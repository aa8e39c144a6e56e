package com.eiam.accounts.contracts.verifier.faults;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.verifier.ContractVerifier;
import com.eiam.accounts.contracts.verifier.ContractVerifierBuilder;
import com.eiam.accounts.contracts.verifier.faults.accident.AccidentFaults;
import com.eiam.accounts.contracts.verifier.faults.assumption.AssumptionFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.ChangeFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.CheckFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.ErrorFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.ExactFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.FormFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.HttpFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.KeyFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.LifeFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.ListFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.OwnershipFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.PageFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.RoleFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.SecurityFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.TextFaults;
import com.eiam.accounts.contracts.verifier.faults.catalogue.ValueFaults;
import com.eiam.accounts.contracts.verifier.faults.habit.HabitFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.AnswerFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.AttributeFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.BoundFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.EffectFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.GrantFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.NameFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.PublicAccountFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.ReadFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.SequenceFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.TokenFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.UpdateFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.WireFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.later.ClientFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.later.FieldFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.later.HolderFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.later.ListMemoryFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.later.ReachFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.later.ReservationFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.later.RetryFaults;
import com.eiam.accounts.contracts.verifier.faults.independent.later.SettingFaults;
import com.eiam.accounts.contracts.verifier.faults.narrow.NarrowFaults;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.FaultyServer;
import com.eiam.accounts.contracts.verifier.faults.several.DependenceFaults;
import com.eiam.accounts.contracts.verifier.faults.several.InheritanceFaults;
import com.eiam.accounts.contracts.verifier.faults.several.ListedFaults;
import com.eiam.accounts.contracts.verifier.faults.several.NeighbourFaults;
import com.eiam.accounts.contracts.verifier.faults.shortcut.ShortcutFaults;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs all contracts against every faulty server and against the correct one. It writes a table of the results, and fails
 * if a fault is missed or if the correct server breaks a contract.
 */
final class MutationRun {

    /** The number of faults between two runs of the correct server. */
    private static final int STRETCH = 40;

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
     *     replaces; and a regular expression of the names
     *     of the faults to run, empty for all
     */
    public static void main(String[] arguments) throws IOException {
        boolean all = arguments.length < 2 || arguments[1].isBlank();
        List<Fault> faults = faults(new Api())
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

    static Stream<Fault> faults(Api api) {
        return Stream.of(
                        new CheckFaults(api).all(),
                        new SecurityFaults(api).all(),
                        new ErrorFaults(api).all(),
                        new ValueFaults(api).all(),
                        new PageFaults(api).all(),
                        new RoleFaults(api).all(),
                        new ExactFaults(api).all(),
                        new ChangeFaults(api).all(),
                        new FormFaults(api).all(),
                        new OwnershipFaults(api).all(),
                        new TextFaults(api).all(),
                        new LifeFaults(api).all(),
                        ListFaults.all(),
                        KeyFaults.all(),
                        new NeighbourFaults(api).all(),
                        new DependenceFaults(api).all(),
                        new InheritanceFaults(api).all(),
                        new ListedFaults(api).all(),
                        new HttpFaults(api).all(),
                        new NameFaults(api).all(),
                        new BoundFaults(api).all(),
                        new AttributeFaults(api).all(),
                        new UpdateFaults(api).all(),
                        new SequenceFaults(api).all(),
                        new PublicAccountFaults(api).all(),
                        new GrantFaults(api).all(),
                        new ReadFaults(api).all(),
                        WireFaults.all(),
                        TokenFaults.all(),
                        new EffectFaults(api).all(),
                        new AnswerFaults(api).all(),
                        new FieldFaults(api).all(),
                        new ReservationFaults(api).all(),
                        new ReachFaults(api).all(),
                        new HolderFaults(api).all(),
                        new ListMemoryFaults(api).all(),
                        new RetryFaults(api).all(),
                        new SettingFaults(api).all(),
                        ClientFaults.all(),
                        NarrowFaults.all(api),
                        ShortcutFaults.all(api),
                        AccidentFaults.all(api),
                        HabitFaults.all(api),
                        AssumptionFaults.all(api))
                .flatMap(faults -> faults);
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
