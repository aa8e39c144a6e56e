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

/** The results of all faults, as a table in Markdown. */
final class MutationTable {

    private static final int MOST_WORDS = 160;
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
     * @param broken how many contracts it breaks
     * @param words the first difference of the first one, or why none could be run
     */
    record Row(Fault.Kind kind, String name, Verdict verdict, long broken, String words) {

        private String line() {
            return "| " + cell(name) + " | " + verdict + " | " + broken + " | " + cell(shortened(words)) + " |";
        }

        private static String shortened(String text) {
            return text.codePointCount(0, text.length()) <= MOST_WORDS
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, MOST_WORDS)) + " …";
        }

        private static String cell(String text) {
            return text.lines().collect(Collectors.joining(" ")).replace("|", "\\|");
        }
    }

    MutationTable(List<Row> rows, int correctRuns) {
        this.rows = rows;
        this.correctRuns = correctRuns;
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
            text.append("| A server that … | | Contracts | The first of them says |\n|---|---|---|---|\n");
            of.forEach(row -> text.append(row.line()).append('\n'));
        });
        return text.toString();
    }

    private static String title(Fault.Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
