package com.eiam.accounts.contracts.stubs;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Serves the stubs until it is stopped. WireMock's own runner is not used: it listens on all addresses, reports a taken
 * port with a stack trace, and has many options that mean nothing here.
 */
@Command(
        name = "eiam-accounts-stubs",
        description = "Serves the stubs of the account API until you stop it (Ctrl-C).",
        footer = {
            "",
            "The stubs remember documented changes, such as a deletion. To forget them:",
            "  curl -X POST URL/__admin/scenarios/reset",
            "",
            "Exit code 2: the server cannot listen, or an option is wrong."
        },
        sortOptions = false)
public final class StubServer implements Callable<Integer> {

    private static final int CANNOT_RUN = 2;

    private static final String STUBS = "contracts/stubs";

    /** Enough for a look at the last requests. A server that runs for weeks must not keep all of them. */
    private static final int REQUESTS_KEPT = 1000;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8089",
            description = "The port; 0 takes any free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}, this machine only.")
    private String address;

    @Option(names = "--list", description = "Print what triggers which answer, and end.")
    private boolean list;

    @Option(names = "--help", usageHelp = true, description = "Print this help.")
    private boolean help;

    private final PrintStream out;
    private final PrintStream err;

    private StubServer(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Starts the server; ends with exit code 2 if it cannot start. */
    public static void main(String[] args) {
        int code = run(System.out, System.err, args);
        // Where the server listens, its threads keep the process alive.
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Starts the server; returns the exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new StubServer(out, err))
                .setOut(new PrintWriter(out, true))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((wrong, given) -> {
                    err.println(wrong.getMessage() + " (--help shows the options)");
                    return CANNOT_RUN;
                })
                .execute(args);
    }

    @Override
    public Integer call() {
        if (list) {
            out.print(new Triggers(ContractSuite.onClassPath()).text());
            return 0;
        }
        if (port < 0 || port > 65535) {
            throw new ParameterException(command.commandLine(), "--port is " + port + ": it must be from 0 to 65535");
        }
        if (address.isBlank()) {
            // Jetty would listen on all addresses.
            throw new ParameterException(command.commandLine(), "--address has an empty value");
        }
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(address)
                .port(port)
                .maxRequestJournalEntries(REQUESTS_KEPT)
                .gzipDisabled(true)
                .extensions(new TriggersPage())
                .usingFilesUnderClasspath(STUBS)
                .withStores(IndexedStubs.stores(STUBS)));
        try {
            server.start();
        } catch (FatalStartupException e) {
            err.println(reason(e));
            return CANNOT_RUN;
        }
        List<StubMapping> stubs = server.listAllStubMappings().getMappings();
        server.stubFor(TriggersPage.stub());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
        String url = url(address, server.port());
        out.printf(
                "%d stubs listen on %s%nA call (most tokens are accepted):%n  %s%n"
                        + "What triggers what: %s%s%nStop with Ctrl-C.%n",
                stubs.size(), url, ExampleCall.curl(stubs, url), url, TriggersPage.PATH);
        return 0;
    }

    /** An IPv6 address is in brackets (RFC 3986, 3.2.2). */
    static String url(String address, int port) {
        String host = address.matches("0\\.0\\.0\\.0|::") ? "localhost" : address;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException
                    || cause instanceof BindException && cause.getMessage().contains("assign")) {
                return "--address is " + address + ", which is not an address of this machine";
            }
            if (cause instanceof BindException) {
                return "port " + port + " is taken: choose another one with --port; 0 takes any free port";
            }
        }
        return "cannot listen on " + address + ":" + port + ": " + failure.getMessage();
    }
}
