package com.eiam.accounts.contracts.verifier.faults;

import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of all faults, as a table in Markdown. */
final class MutationTable {

    private static final int MOST_WORDS = 160;
    private static final String BETWEEN_CELLS = "(?<!\\\\) \\| ";
    private static final String HEADING = "## The table\n\n";

    private final List<Row> rows;
    private final int correctRuns;

    /** Whether a fault was noticed. */
    enum Verdict {
        /** A contract is broken (exit code 1). */
        CAUGHT("caught"),
        /** The run cannot take place, and says why (exit code 2). */
        NO_RUN("no run"),
        /** Everything passes (exit code 0). */
        MISSED("**missed**");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * One fault.
     *
     * @param verdict whether it was noticed
     * @param contract the operation and the name of the contract that it breaks; empty if none is broken
     * @param words the first difference, or why no contract could be run
     */
    record Row(Fault.Kind kind, String name, Verdict verdict, String contract, String words) {

        private String line() {
            return "| " + cell(name) + " | " + verdict + " | " + cell(contract) + " | " + cell(shortened(words)) + " |";
        }

        private static String shortened(String text) {
            return text.codePointCount(0, text.length()) <= MOST_WORDS
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, MOST_WORDS)) + " …";
        }

        private static String cell(String text) {
            return text.lines().collect(Collectors.joining(" ")).replace("|", "\\|");
        }

        private static String text(String cell) {
            return cell.replace("\\|", "|");
        }
    }

    MutationTable(List<Row> rows, int correctRuns) {
        this.rows = rows;
        this.correctRuns = correctRuns;
    }

    /** The contract that found each fault when the table in a Markdown file was written, by the name of the fault. */
    static Map<String, String> contractsIn(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split(BETWEEN_CELLS))
                    .filter(cells -> cells.length == 4 && cells[1].equals(Verdict.CAUGHT.toString()))
                    .collect(Collectors.toMap(cells -> Row.text(cells[0].substring(2)), cells -> Row.text(cells[2])));
        }
    }

    String sum() {
        return "%d faulty servers: %d caught, %d not run, %d missed; %d runs of the correct one"
                .formatted(
                        rows.size(), count(Verdict.CAUGHT), count(Verdict.NO_RUN), count(Verdict.MISSED), correctRuns);
    }

    private long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    /** Writes the table over the one at the end of a Markdown file. */
    void replaceIn(Path file) throws IOException {
        String page = Files.readString(file);
        Files.writeString(file, page.substring(0, page.indexOf(HEADING) + HEADING.length()) + text());
    }

    private String text() {
        StringBuilder text = new StringBuilder(sum()).append("\n");
        Map<Fault.Kind, List<Row>> kinds =
                rows.stream().collect(Collectors.groupingBy(Row::kind, LinkedHashMap::new, Collectors.toList()));
        kinds.forEach((kind, of) -> {
            text.append("\n### ").append(title(kind)).append("\n\n");
            text.append("| A server that … | | Contract | It says |\n|---|---|---|---|\n");
            of.forEach(row -> text.append(row.line()).append('\n'));
        });
        return text.toString();
    }

    private static String title(Fault.Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
