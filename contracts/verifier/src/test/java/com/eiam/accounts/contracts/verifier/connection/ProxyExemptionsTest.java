package com.eiam.accounts.contracts.verifier.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NO_PROXY as curl and others read it. */
class ProxyExemptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | api.example.com",
                "example.com | api.example.com",
                "example.com | example.com",
                ".example.com | api.example.com",
                "*.example.com | api.example.com",
                "EXAMPLE.com | API.Example.COM",
                "example.com. | api.example.com",
                "example.com | api.example.com.",
                "' a.test ,\t example.com\t,, b.test' | example.com",
                "a.test b.test | b.test",
                "example.com:8443 | example.com:8443",
                "example.com:443 | example.com",
                "10.1.2.3 | 10.1.2.3",
                "10.1.2.3:8443 | 10.1.2.3:8443",
                "10.0.0.0/8 | 10.200.3.4",
                "10.1.2.3/8 | 10.200.3.4",
                "192.168.4.0/22 | 192.168.7.255",
                "192.168.4.0/22:8443 | 192.168.7.255:8443",
                "0.0.0.0/0 | 8.8.8.8",
                "10.1.2.3/32 | 10.1.2.3",
                "2001:db8::1 | [2001:DB8:0::1]",
                "[2001:db8::1] | [2001:db8::1]",
                "[2001:db8::1]:8443 | [2001:db8::1]:8443",
                "2001:db8::/32 | [2001:db8:ffff::1]",
                "[2001:db8::]/32 | [2001:db8:ffff::1]",
                "other.test | localhost",
                "other.test | 127.9.9.9",
                "other.test | [::1]"
            })
    void takesNoProxy(String exemptions, String server) {
        assertThat(route("no_proxy", exemptions, server)).isEmpty();
        assertThat(route("NO_PROXY", exemptions, server)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | example.com",
                "example.com | badexample.com",
                "example.com | example.com.evil.test",
                "ample.com | example.com",
                "example.com:8443 | example.com",
                "example.com:443 | example.com:8443",
                "2.3 | 10.1.2.3",
                "10.1.2.3 | 10.1.2.30",
                "10.0.0.0/8 | 11.0.0.1",
                "10.0.0.0/8 | ten.example.com",
                "10.0.0.0/33 | 10.0.0.0",
                "10.0.0.0/x | 10.0.0.0",
                "192.168.4.0/22 | 192.168.8.0",
                "192.168.4.0/22:443 | 192.168.7.255:8443",
                "0.0.0.0/0 | [2001:db8::1]",
                "2001:db8::/32 | [2001:db9::1]",
                "[2001:db8::1 | [2001:db8::1]",
                "10.1.2 | 10.0.1.2",
                "other.test | 127.example.com"
            })
    void takesTheProxy(String exemptions, String server) {
        assertThat(route("no_proxy", exemptions, server)).contains(URI.create("http://proxy.test:3128"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.1.2.3"})
    void aStatedProxyIsForAllServers(String server) {
        ProxyRoutes routes =
                new ProxyRoutes(Optional.of(URI.create("http://proxy.test:3128")), Map.of("no_proxy", "*"));
        assertThat(routes.route(URI.create("https://" + server))).isPresent();
    }

    private static Optional<URI> route(String variable, String exemptions, String server) {
        Map<String, String> environment = Map.of(variable, exemptions, "HTTPS_PROXY", "proxy.test:3128");
        return new ProxyRoutes(Optional.empty(), environment).route(URI.create("https://" + server));
    }
}
