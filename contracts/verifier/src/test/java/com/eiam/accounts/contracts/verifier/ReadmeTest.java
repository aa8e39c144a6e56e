package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The READMEs show code that runs. */
class ReadmeTest {

    @ParameterizedTest
    @CsvSource({"../README.md, ConsumerExampleTest", "README.md, ServerContractsTest"})
    void showsTheExampleAsItIsTested(String readme, String test) throws Exception {
        Matcher code = Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(Path.of(readme)));
        assertThat(code.find()).isTrue();
        Path folder = Path.of("src/test/java", getClass().getPackageName().replace('.', '/'));
        assertThat(folder.resolve(test + ".java"))
                .content()
                .contains(code.group(1).strip());
    }
}
