package app;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A row of the file.
 *
 * @param line the line in the file, from 1
 * @param userId the user who holds the account; empty for an orphan account
 */
record Row(long line, String accountName, String name, String userId, boolean disabled) {

    Row {
        if (accountName.isEmpty()) {
            throw new IllegalArgumentException("line " + line + ": account_name is empty");
        }
    }

    static List<Row> read(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return parser.stream()
                    .map(row -> new Row(
                            parser.getCurrentLineNumber(),
                            row.get("account_name"),
                            row.get("name"),
                            row.get("user_id"),
                            Boolean.parseBoolean(row.get("disabled"))))
                    .toList();
        }
    }
}
