package com.eiam.accounts.client;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;

/** How the JDK's client beneath is made. */
final class HttpSettings {

    private Duration connectTimeout = Duration.ofSeconds(5);
    private InetSocketAddress proxy;
    private Consumer<HttpClient.Builder> changes = builder -> {};

    void connectTimeout(Duration given) {
        this.connectTimeout = given;
    }

    void proxy(InetSocketAddress given) {
        this.proxy = given;
    }

    void changes(Consumer<HttpClient.Builder> given) {
        this.changes = given;
    }

    HttpClient client() {
        // HTTP/2 over plain text starts with an upgrade that proxies and bodies get in the way of.
        HttpClient.Builder http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout);
        if (proxy != null) {
            http.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHostString(), proxy.getPort())));
        }
        changes.accept(http);
        return http.followRedirects(HttpClient.Redirect.NEVER).build();
    }
}
