package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.verifier.ContractVerifier;
import com.eiam.accounts.contracts.verifier.ContractVerifierBuilder;
import com.eiam.accounts.contracts.verifier.report.ReportFiles;
import com.eiam.accounts.contracts.verifier.report.ReportText;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.text.NearestName;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command: runs the contracts against a URL, prints what is broken, and ends with an exit code. */
@Command(
        name = "eiam-accounts-verifier",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Checks a server against the contracts of the EIAM account API.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every contract passed",
            "1:a contract is broken, or was not run",
            "2:the contracts could not be run; one line says why",
            "130, 143:Ctrl-C or SIGTERM; the reports have what was done so far"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar eiam-accounts-verifier.jar --url http://localhost:8080 \\",
            "    --client-id sandbox --client-secret sandbox-secret \\",
            "    --reset-url http://localhost:8080/sandbox/reset",
            "  EIAM_CLIENT_SECRET=… java -jar eiam-accounts-verifier.jar --url https://eiam.example.com \\",
            "    --client-id my-client --ids environment.yaml --tag accounts --report-dir target/contracts"
        })
public final class VerifierCommand implements Callable<Integer> {

    /** The name of an option, also with the dashes that word processors and web pages make of two hyphens. */
    private static final Pattern OPTION = Pattern.compile("[\\p{Pd}\\u2212]{1,2}[-\\w]*");

    private static final int PASSED = 0;
    private static final int BROKEN = 1;
    private static final int COULD_NOT_RUN = 2;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private ClientOptions client;

    @Mixin
    private RunOptions contracts;

    @Mixin
    private TenantReset reset;

    @Option(
            names = "--report-dir",
            paramLabel = "DIR",
            defaultValue = "eiam-accounts-report",
            description =
                    "The directory for report.html, junit.xml, report.json and summary.md (default: ${DEFAULT-VALUE}).")
    private Path reportDirectory;

    @Option(names = "--verbose", description = "Print a line for each contract.")
    private boolean verbose;

    @Option(names = "--quiet", description = "Print the sum only.")
    private boolean quiet;

    private final PrintStream out;
    private final PrintStream err;

    private VerifierCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments the options that {@code --help} lists
     */
    public static void main(String[] arguments) {
        // Pipelines read the numbers, whatever the digits of the reader's country.
        Locale.setDefault(Locale.ROOT);
        // The schema library uses SLF4J, which would warn that there is no logger.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        // Nothing is sent while a token expires. A server that closes the connection meanwhile has not failed.
        System.setProperty("jdk.httpclient.keepalive.timeout", "1");
        Charset terminal = System.console() == null
                ? Charset.defaultCharset()
                : System.console().charset();
        // A proxy's credentials are sent only where somebody has configured them.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        // Beside the first steps, because it takes a tenth of a second.
        new Thread(JustInTimeCompiler::useFirstOnly, "compiler").start();
        Termination termination = new Termination(Thread.currentThread());
        int exitCode = run(
                new PrintStream(System.out, true, terminal), new PrintStream(System.err, true, terminal), arguments);
        termination.allow();
        if (!termination.hasBegun()) {
            System.exit(exitCode);
        }
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine commandLine = new CommandLine(new VerifierCommand(out, err));
        OptionTypes.register(commandLine);
        String version = VerifierCommand.class.getPackage().getImplementationVersion();
        commandLine
                .getCommandSpec()
                .version("eiam-accounts-verifier " + Objects.requireNonNullElse(version, "of an unpackaged build"));
        commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                // A secret may begin with an @.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, args) -> {
                    err.println("error: " + VisibleText.line(misuse(e)) + "; --help lists all options");
                    return COULD_NOT_RUN;
                })
                .setExecutionExceptionHandler((e, command, result) -> {
                    err.println("error: the verifier failed: " + VisibleText.line(e.toString()));
                    return COULD_NOT_RUN;
                });
        try {
            return commandLine.execute(
                    Stream.of(arguments).map(SecretSource::clean).toArray(String[]::new));
        } catch (OutOfMemoryError e) {
            err.println("error: the memory is too small; raise it, as with java -Xmx256m -jar …");
            return COULD_NOT_RUN;
        }
    }

    /** What is wrong with the arguments. It shows nothing that follows an unknown option: that may be a secret. */
    private static String misuse(ParameterException e) {
        Optional<String> option = e.getCommandLine().getUnmatchedArguments().stream()
                .map(OPTION::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .findFirst();
        if (option.isPresent()) {
            Set<String> options =
                    e.getCommandLine().getCommandSpec().optionsMap().keySet();
            return options.contains(option.get())
                    ? "write a blank after " + option.get() + ", and no other character"
                    : NearestName.unknown("option", option.get(), options);
        }
        return e instanceof UnmatchedArgumentException
                ? "an argument belongs to no option; put a value with blanks into quotes"
                : e.getMessage();
    }

    @Override
    public Integer call() {
        ReportFiles files = new ReportFiles(reportDirectory);
        try {
            // Before a run whose result nobody could read.
            files.prepare();
        } catch (IOException e) {
            return couldNotWrite(e);
        }
        VerificationReport report = verify();
        // The reports are written even if the run was interrupted, and a file cannot be written by an interrupted
        // thread.
        Thread.interrupted();
        int exitCode = report.problem().isPresent() ? COULD_NOT_RUN : report.passed() ? PASSED : BROKEN;
        if (report.problem().isEmpty()) {
            new Summary(report).print(out, quiet);
        }
        try {
            files.write(report);
            if (!quiet) {
                out.println("report: " + files.page());
            }
        } catch (IOException e) {
            exitCode = couldNotWrite(e);
        }
        report.problem().ifPresent(problem -> err.println("error: " + new ReportText(report.server()).line(problem)));
        return exitCode;
    }

    private int couldNotWrite(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        err.println("error: the report could not be written to " + VisibleText.line(reportDirectory.toString()) + ": "
                + Objects.requireNonNullElse(reason, "not a directory, or not writable") + "; check --report-dir");
        return COULD_NOT_RUN;
    }

    /** Refuses contradictions, and empty values: most likely, a pipeline has not set their variables. */
    private void checkOptions() throws UsageException {
        if (verbose && quiet) {
            throw new UsageException("--verbose and --quiet contradict each other; leave one of them out");
        }
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (option.originalStringValues().stream().anyMatch(String::isBlank)) {
                throw new UsageException(
                        option.longestName() + " has an empty value: pass one, or leave the option out");
            }
        }
    }

    private VerificationReport verify() {
        try {
            checkOptions();
            ContractVerifierBuilder builder =
                    ContractVerifier.forServer(server.url()).connection(server.connection());
            contracts.apply(builder);
            client.apply(builder);
            ContractVerifier verifier = builder.build();
            // Reading the contracts leaves behind more than a run needs.
            System.gc();
            reset.run(server);
            if (!quiet) {
                out.println("contracts against "
                        + new ReportText(server.shown()).line(server.shown().toString()) + contracts.order());
            }
            return verifier.run(new Console(out, verbose, quiet));
        } catch (UsageException | IllegalArgumentException e) {
            return VerificationReport.couldNotRun(server.shown(), e.getMessage());
        } catch (RuntimeException e) {
            return VerificationReport.couldNotRun(server.shown(), "the verifier failed: " + e);
        }
    }
}
