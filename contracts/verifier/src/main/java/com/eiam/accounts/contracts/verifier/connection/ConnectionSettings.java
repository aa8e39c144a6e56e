package com.eiam.accounts.contracts.verifier.connection;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How requests reach the server. Immutable.
 *
 * @param connectTimeout how long to wait for a connection
 * @param timeout how long to wait for a whole response, connection included
 * @param headers the headers that every request has
 * @param tls which servers are trusted
 * @param proxy the proxy of all requests; empty for those of the environment
 * @param rate the largest number of requests per second; empty for no limit
 */
public record ConnectionSettings(
        Duration connectTimeout,
        Duration timeout,
        List<RequestHeader> headers,
        TlsSettings tls,
        Optional<URI> proxy,
        Optional<Double> rate) {

    /** Five seconds for a connection, ten for a response, and the proxies of the environment. */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            List.of(),
            TlsSettings.DEFAULT,
            Optional.empty(),
            Optional.empty());

    /** @throws IllegalArgumentException if a limit is not positive */
    public ConnectionSettings {
        if (Stream.of(connectTimeout, timeout).anyMatch(limit -> limit.isNegative() || limit.isZero())) {
            throw new IllegalArgumentException("a timeout must be positive");
        }
        if (rate.filter(limit -> !(limit > 0)).isPresent()) {
            throw new IllegalArgumentException("the rate must be more than 0 requests per second");
        }
        headers = List.copyOf(headers);
    }

    /** The same settings with other timeouts. */
    public ConnectionSettings withTimeouts(Duration connection, Duration response) {
        return new ConnectionSettings(connection, response, headers, tls, proxy, rate);
    }

    /**
     * The same settings with one more header.
     *
     * @throws IllegalArgumentException if name or value are not valid, or if there is such a header already
     */
    public ConnectionSettings withHeader(String name, String value) {
        if (headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name))) {
            throw new IllegalArgumentException("the header " + name + " is given twice; leave one of them out");
        }
        List<RequestHeader> more = Stream.concat(headers.stream(), Stream.of(new RequestHeader(name, value)))
                .toList();
        return new ConnectionSettings(connectTimeout, timeout, more, tls, proxy, rate);
    }

    /** The same settings without headers, for another server. */
    public ConnectionSettings withoutHeaders() {
        return new ConnectionSettings(connectTimeout, timeout, List.of(), tls, proxy, rate);
    }

    /** The same settings with other certificates. */
    public ConnectionSettings withTls(TlsSettings other) {
        return new ConnectionSettings(connectTimeout, timeout, headers, other, proxy, rate);
    }

    /**
     * The same settings with a proxy.
     *
     * @param url as in {@code http://proxy.example.com:3128}, with user name and password if it needs them
     * @throws IllegalArgumentException if it is not the URL of an HTTP proxy
     */
    public ConnectionSettings withProxy(String url) {
        return new ConnectionSettings(
                connectTimeout, timeout, headers, tls, Optional.of(ProxyRoutes.parse("--proxy", url)), rate);
    }

    /**
     * The same settings with a limit.
     *
     * @param requests the largest number of requests per second
     * @throws IllegalArgumentException if it is not positive
     */
    public ConnectionSettings withRate(double requests) {
        return new ConnectionSettings(connectTimeout, timeout, headers, tls, proxy, Optional.of(requests));
    }

    /**
     * A client with these settings. Headers are up to its caller.
     *
     * @throws IllegalArgumentException if a certificate or a key cannot be read
     */
    public HttpClient client() {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .proxy(routes());
        if (!tls.equals(TlsSettings.DEFAULT)) {
            client.sslContext(tls.context());
        }
        return client.build();
    }

    /**
     * Adds the headers and the credentials of the proxy to a request.
     *
     * @param url the URL of the request
     */
    public void complete(HttpRequest.Builder request, URI url) {
        headers.forEach(header -> request.setHeader(header.name(), header.value()));
        routes().authorization(url).ifPresent(credentials -> request.setHeader("Proxy-Authorization", credentials));
    }

    /** The proxy that requests to a URL take. */
    public Optional<URI> proxyFor(URI url) {
        return routes().route(url);
    }

    private ProxyRoutes routes() {
        return new ProxyRoutes(proxy, System.getenv());
    }
}
