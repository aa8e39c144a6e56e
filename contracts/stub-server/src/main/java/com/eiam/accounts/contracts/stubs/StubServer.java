package com.eiam.accounts.contracts.stubs;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Serves the stubs until it is told to stop. WireMock's own runner would do it too, but listens on all addresses, answers
 * a taken port with a stack trace and has a page of options that mean nothing here.
 */
@Command(
        name = "eiam-accounts-stubs",
        description = "Serves the stubs of the account API until it is told to stop (Ctrl-C).",
        footer = {
            "",
            "What changes, such as an account that is gone after its deletion, is put back by",
            "  curl -X POST URL/__admin/scenarios/reset",
            "",
            "Exit code 2: it could not listen, or the options are wrong."
        },
        sortOptions = false)
public final class StubServer implements Callable<Integer> {

    private static final int CANNOT_RUN = 2;

    /** Enough to see what a test has just sent; a server that runs for weeks must not keep all of it. */
    private static final int REQUESTS_KEPT = 1000;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8089",
            description = "The port, 0 for any that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on, 0.0.0.0 for all. Default: ${DEFAULT-VALUE}, this machine only.")
    private String address;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    private StubServer() {}

    /** Starts it; ends with an exit code other than 0 if it cannot. */
    public static void main(String[] args) {
        int code = new CommandLine(new StubServer())
                .setParameterExceptionHandler((wrong, given) -> {
                    System.err.println(wrong.getMessage() + " (--help shows the options)");
                    return CANNOT_RUN;
                })
                .execute(args);
        // The server's threads go on where it listens.
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws IOException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(command.commandLine(), "--port is " + port + ": give one from 0 to 65535");
        }
        String stubs = stubs();
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(address)
                .port(port)
                .maxRequestJournalEntries(REQUESTS_KEPT)
                .usingFilesUnderClasspath(stubs));
        try {
            server.start();
        } catch (FatalStartupException e) {
            System.err.println(reason(e));
            return CANNOT_RUN;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
        String url = "http://" + address.replace("0.0.0.0", "localhost") + ":" + server.port();
        System.out.printf(
                "%d stubs listen on %s%nA call; the id of a client is its token:%n  %s%nStop with Ctrl-C.%n",
                server.listAllStubMappings().getMappings().size(),
                url,
                ExampleCall.curl(stubs + "/contracts/contracts.json", url));
        return 0;
    }

    private String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException
                    || cause instanceof BindException && cause.getMessage().contains("assign")) {
                return "--address is " + address + ", which this machine does not have: give one of its own";
            }
            if (cause instanceof BindException) {
                return "port " + port + " is taken: give another with --port, or 0 for any that is free";
            }
        }
        return "cannot listen on " + address + ":" + port + ": " + failure.getMessage();
    }

    /** The folder of the stubs on the class path. */
    private static String stubs() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = StubServer.class.getResourceAsStream("/stub-server.properties")) {
            properties.load(in);
        }
        return properties.getProperty("stubs");
    }
}
