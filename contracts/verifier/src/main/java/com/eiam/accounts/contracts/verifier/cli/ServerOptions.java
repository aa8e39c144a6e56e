package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.connection.TlsSettings;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the server and the way to it. */
final class ServerOptions {

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "The URL of the server; the paths of the API are appended.")
    private String url;

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A header of every request, for instance for a gateway. Can be repeated.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--header-env",
            paramLabel = "NAME=VARIABLE",
            description = "The same, with the value of an environment variable. Can be repeated.")
    private List<String> headerVariables = new ArrayList<>();

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "A PEM file with the certificates to trust instead of those of Java.")
    private Path authorities;

    @Option(names = "--client-cert", paramLabel = "FILE", description = "A PEM file with a client certificate.")
    private Path certificate;

    @Option(
            names = "--client-key",
            paramLabel = "FILE",
            description = "A PEM file with its key (PKCS #8, not encrypted).")
    private Path key;

    @Option(names = "--insecure", description = "Accept any certificate. Every report says so.")
    private boolean insecure;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "The proxy for all requests (default: the variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY).")
    private String proxy;

    @Option(names = "--rate", paramLabel = "N", description = "Send at most this number of requests per second.")
    private Double rate;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for a whole response (default: ${DEFAULT-VALUE}).")
    private String timeout;

    @Option(
            names = "--connect-timeout",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long to wait for a connection (default: ${DEFAULT-VALUE}).")
    private String connectTimeout;

    URI url() throws UsageException {
        URI parsed = given().parsed();
        if (parsed.getQuery() != null || parsed.getFragment() != null) {
            throw new UsageException(
                    "--url has a ? or a #: leave out what begins with it, since the paths of the API are"
                            + " appended");
        }
        return parsed;
    }

    URI shown() {
        return given().shown();
    }

    private ServerUrl given() {
        return new ServerUrl("--url", url.strip());
    }

    ConnectionSettings connection() throws UsageException {
        ConnectionSettings connection = ConnectionSettings.DEFAULT
                .withTimeouts(
                        Durations.parse("--connect-timeout", connectTimeout), Durations.parse("--timeout", timeout))
                .withTls(new TlsSettings(
                        Optional.ofNullable(authorities),
                        Optional.ofNullable(certificate),
                        Optional.ofNullable(key),
                        insecure));
        for (String header : headers) {
            String[] parts = parts(header, ":", "--header: write it as 'NAME: VALUE'");
            connection = connection.withHeader(parts[0], parts[1]);
        }
        for (String header : headerVariables) {
            String[] parts = parts(header, "=", "--header-env: write it as NAME=VARIABLE");
            String value = SecretSource.variable(parts[1])
                    .orElseThrow(() -> new UsageException("--header-env: the variable " + VisibleText.line(parts[1])
                            + " is not set; set it to the value of " + VisibleText.line(parts[0])));
            connection = connection.withHeader(parts[0], value);
        }
        if (proxy != null) {
            connection = connection.withProxy(proxy);
        }
        // A variable without a URL of a proxy is an error before anything is sent.
        connection.proxyFor(url());
        return rate == null ? connection : connection.withRate(rate);
    }

    private static String[] parts(String header, String separator, String misuse) throws UsageException {
        String[] parts = header.split(separator, 2);
        if (parts.length < 2) {
            throw new UsageException(misuse);
        }
        return new String[] {parts[0].strip(), parts[1].strip()};
    }
}
