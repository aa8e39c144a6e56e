package com.eiam.accounts.contracts.verifier.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Limits the JVM to its first compiler. The second one makes faster code, but a run ends before that pays for the
 * compilation, which would be half of the processor time.
 */
final class JustInTimeCompiler {

    /** The diagnostic commands of HotSpot, which {@code jcmd} sends as well. */
    static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

    private static final String FIRST_ONLY = "[{match: \"*.*\", c2: {Exclude: true}}]";

    private JustInTimeCompiler() {}

    /** Has no effect in a JVM that does not know the command. */
    static void useFirstOnly() {
        try {
            Path directives = Files.createTempFile("eiam-accounts-verifier", ".json");
            directives.toFile().deleteOnExit();
            Files.writeString(directives, FIRST_ONLY);
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(COMMANDS),
                            "compilerDirectivesAdd",
                            new Object[] {new String[] {'"' + directives.toString() + '"'}},
                            new String[] {String[].class.getName()});
        } catch (IOException | JMException | RuntimeException e) {
            // The run takes more processor time, and nothing else.
        }
    }
}
