package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The second compiler compiles nothing. */
class JustInTimeCompilerTest {

    @Test
    @EnabledIf("isHotSpot")
    void theSecondCompilerIsExcluded() throws Exception {
        assertThat(command("compilerDirectivesPrint")).doesNotContain("Exclude:true");
        JustInTimeCompiler.useFirstOnly();
        assertThat(command("compilerDirectivesPrint"))
                .containsPattern("(?s)matching: \\*\\.\\*.*c2 directives:.*Exclude:true");
    }

    @AfterEach
    void forget() throws Exception {
        if (isHotSpot()) {
            command("compilerDirectivesClear");
        }
    }

    static boolean isHotSpot() throws JMException {
        return ManagementFactory.getPlatformMBeanServer().isRegistered(new ObjectName(JustInTimeCompiler.COMMANDS));
    }

    private static String command(String name) throws JMException {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(JustInTimeCompiler.COMMANDS), name, null, null);
    }
}
