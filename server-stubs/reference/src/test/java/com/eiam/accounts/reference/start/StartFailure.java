package com.eiam.accounts.reference.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.reference.RunningServer;
import java.util.List;
import org.springframework.boot.test.system.CapturedOutput;

/** What a start that fails says. */
final class StartFailure {

    static final String BEGINNING = "The server did not start: ";

    private StartFailure() {}

    /** The one line of a start in this process. */
    static String of(CapturedOutput output, List<String> properties) {
        assertThatThrownBy(() -> RunningServer.start(properties)).isNotNull();
        String log = output.toString();
        assertThat(log).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(log.lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                .hasSize(1);
        return log.substring(log.indexOf(BEGINNING) + BEGINNING.length())
                .lines()
                .findFirst()
                .orElseThrow();
    }
}
