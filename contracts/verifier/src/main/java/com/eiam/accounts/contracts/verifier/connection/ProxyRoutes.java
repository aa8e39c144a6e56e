package com.eiam.accounts.contracts.verifier.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which proxy a request takes: the stated one, or those of the variables {@code HTTPS_PROXY}, {@code HTTP_PROXY} and
 * {@code NO_PROXY} as {@code curl} knows them. The variables do not apply to {@code localhost} and loopback addresses.
 */
final class ProxyRoutes extends ProxySelector {

    private final Optional<URI> stated;
    private final Map<String, String> environment;

    ProxyRoutes(Optional<URI> stated, Map<String, String> environment) {
        this.stated = stated;
        this.environment = environment;
        stated.ifPresent(proxy -> require("--proxy", proxy));
    }

    /**
     * Reads the URL of a proxy, for which {@code http://} may be left out.
     *
     * @throws IllegalArgumentException if it is not the URL of an HTTP proxy
     */
    static URI parse(String source, String text) {
        try {
            return require(source, URI.create(text.contains("://") ? text : "http://" + text));
        } catch (IllegalArgumentException e) {
            throw invalid(source);
        }
    }

    private static URI require(String source, URI proxy) {
        if (proxy.getHost() == null || proxy.getPort() > 65535 || !"http".equalsIgnoreCase(proxy.getScheme())) {
            throw invalid(source);
        }
        return proxy;
    }

    /** Without the text, which may contain a password. */
    private static IllegalArgumentException invalid(String source) {
        return new IllegalArgumentException(source + " is not a URL of an HTTP proxy: it should look like"
                + " http://proxy.example.com:3128; write a @ in its password as %40");
    }

    Optional<URI> route(URI url) {
        if (stated.isPresent()) {
            return stated;
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (isLoopback(host) || new ProxyExemptions(variable("no_proxy").orElse("")).apply(host, port(url))) {
            return Optional.empty();
        }
        String variable = url.getScheme().toLowerCase(Locale.ROOT) + "_proxy";
        return variable(variable).map(text -> parse("the variable " + variable.toUpperCase(Locale.ROOT), text));
    }

    /** The credentials for the proxy of a URL, as a header has them (RFC 7617, 2). */
    Optional<String> authorization(URI url) {
        return route(url)
                .map(URI::getUserInfo)
                .map(user -> user.contains(":") ? user : user + ":")
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<Proxy> select(URI url) {
        return route(url)
                .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port(proxy))))
                .map(List::of)
                .orElse(List.of(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI url, SocketAddress proxy, IOException fault) {
        // The exception of the request says it as well.
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || ProxyExemptions.address(host)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    /** The port of a server or a proxy; that of its scheme if the URL has none. */
    static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
