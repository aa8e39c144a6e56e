package com.eiam.accounts.reference.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The tables of properties in OPERATING.md, compared with what Spring Boot's processor reads from the code. */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("..", "OPERATING.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| (?:`(.*?)`)? ?\\|");

    private static String row(String name, JsonNode property) {
        JsonNode value = property.path("defaultValue");
        String text = value.isMissingNode() ? "" : "`" + value.asString() + "` ";
        String meaning = property.path("description")
                .asString("")
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`");
        return "| `" + name + "` | " + text + "| " + meaning + " |";
    }

    @Test
    void theTableOfOurPropertiesIsThatOfTheCode() throws IOException {
        String table = ConfigurationProperties.all().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("eiam."))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE)).contains("|---|---|---|\n" + table + "\n\n");
    }

    @Test
    void theOtherTableHasPropertiesOfSpringBootWithTheValuesOfThisServer() throws IOException {
        Map<String, JsonNode> known = ConfigurationProperties.all();
        List<MatchResult> rows = ROW.matcher(Files.readString(PAGE))
                .results()
                .filter(row -> !row.group(1).startsWith("eiam."))
                .toList();
        assertThat(rows).hasSizeGreaterThan(5);
        List<String> database = new ArrayList<>(TestDatabase.H2.empty());
        try (RunningServer server = RunningServer.start(database)) {
            Environment environment = server.bean(Environment.class);
            for (MatchResult row : rows) {
                String name = row.group(1);
                // Levels are a map: the metadata has no entry for each.
                JsonNode property = known.get(name.startsWith("logging.level.") ? "logging.level" : name);
                assertThat(property).as(name).isNotNull();
                // The test chooses the port.
                if (row.group(2) != null && !name.equals("server.port")) {
                    String value = environment.getProperty(
                            name, property.path("defaultValue").asString("info"));
                    assertThat(value).as(name).isEqualTo(row.group(2));
                }
            }
        }
    }
}
