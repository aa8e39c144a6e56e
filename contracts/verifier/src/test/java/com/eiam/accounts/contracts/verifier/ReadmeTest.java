package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The READMEs show code that runs. */
class ReadmeTest {

    @ParameterizedTest
    @CsvSource({
        "../README.md, ../../client/test-kit/src/test/java/com/eiam/accounts/client/test/AnyClientTest.java",
        "README.md, src/test/java/com/eiam/accounts/contracts/verifier/ServerContractsTest.java"
    })
    void showsTheExampleThatIsTested(String readme, String test) throws Exception {
        Matcher code = Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(Path.of(readme)));
        assertThat(code.find()).isTrue();
        assertThat(Files.readAllLines(Path.of(test)).stream()
                        .filter(line -> !line.endsWith("// only here"))
                        .collect(Collectors.joining("\n")))
                .contains(code.group(1).strip());
    }
}
