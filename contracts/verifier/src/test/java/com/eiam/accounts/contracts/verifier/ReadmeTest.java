package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows code that runs. */
class ReadmeTest {

    @Test
    void showsTheExampleAsItIsTested() throws Exception {
        Matcher code = Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(Path.of("../README.md")));
        assertThat(code.find()).isTrue();
        String example = Files.readString(
                Path.of("src/test/java", ConsumerExampleTest.class.getName().replace('.', '/') + ".java"));
        assertThat(example).contains(code.group(1).strip());
    }
}
