package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.model.Exclusion;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run found, arranged for a reader: worst first. The page and the Markdown summary show it. */
record Overview(VerificationReport report, List<Group> causes, Matrix matrix, SentenceTable sentences) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** How many causes the summary shows. */
    private static final int MAX_CAUSES = 20;

    /** A cause is not longer than this. */
    private static final int MAX_WORDS = 300;

    /** How many other contracts of a cause show their requests and answers. */
    private static final int MOST_EXCHANGES = 1_000;

    record Group(Cause cause) {

        String words() {
            return VisibleText.cut(cause.words(), MAX_WORDS);
        }

        int size() {
            return cause.contracts().size();
        }

        String operations() {
            return Cause.byOperation(cause.contracts());
        }

        ContractCard example() {
            return ContractCard.open(cause.example());
        }

        int otherSize() {
            return cause.others().size();
        }

        List<ContractCard> others() {
            List<ContractResult> others = cause.others();
            return Stream.concat(
                            others.stream().limit(MOST_EXCHANGES).map(ContractCard::folded),
                            others.stream().skip(MOST_EXCHANGES).map(ContractCard::brief))
                    .toList();
        }
    }

    /** An outcome that no contract provokes. */
    record Excluded(Exclusion exclusion, List<String> operations) {

        String where() {
            return operations.size() > 3 ? operations.size() + " operations" : String.join(", ", operations);
        }
    }

    static Overview of(VerificationReport report) {
        return new Overview(
                report,
                Cause.of(report).stream().map(Group::new).toList(),
                Matrix.of(report),
                SentenceTable.of(report));
    }

    Matrix.State state() {
        return report.passed() ? Matrix.State.PASSED : Matrix.State.BROKEN;
    }

    String headline() {
        int all = report.results().size();
        if (report.problem().isPresent()) {
            return "The contracts could not be run";
        }
        if (report.passed()) {
            return "All %d contracts passed".formatted(all);
        }
        long notRun = report.count(Verdict.NOT_RUN);
        return "%d of %d contracts are broken%s"
                .formatted(report.count(Verdict.BROKEN), all, notRun > 0 ? ", " + notRun + " were not run" : "");
    }

    /** When the run began, for a reader whose browser does not know better. */
    String started() {
        return TIME.format(report.started());
    }

    String shell() {
        return String.join("\n", report.shell());
    }

    /** The id of a contract, as {@code --contract} takes it. */
    Optional<String> contractId() {
        return report.results().stream()
                .findFirst()
                .map(result ->
                        result.operation() + "_" + ContractCard.folded(result).number());
    }

    /** The causes, if there are too many to be seen at once. */
    List<Group> index() {
        return causes.size() > 2 ? causes : List.of();
    }

    List<Group> worstCauses() {
        return causes.stream().limit(MAX_CAUSES).toList();
    }

    Optional<String> more() {
        return Optional.of(causes.size() - MAX_CAUSES)
                .filter(more -> more > 0)
                .map(more -> "The page shows %d more causes.".formatted(more));
    }

    List<NotRun> notRun() {
        return NotRun.of(report);
    }

    /** The cells with broken contracts, worst first. */
    List<Matrix.Cell> brokenCells() {
        return matrix.rows().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.state() == Matrix.State.BROKEN)
                .sorted(Comparator.comparingLong(Matrix.Cell::failed).reversed())
                .toList();
    }

    List<Excluded> excluded() {
        Map<Exclusion, List<String>> operations = new LinkedHashMap<>();
        for (Operation operation : report.operations()) {
            for (Exclusion exclusion : operation.exclusions()) {
                operations
                        .computeIfAbsent(exclusion, first -> new ArrayList<>())
                        .add(operation.id());
            }
        }
        return operations.entrySet().stream()
                .map(entry -> new Excluded(entry.getKey(), entry.getValue()))
                .toList();
    }
}
