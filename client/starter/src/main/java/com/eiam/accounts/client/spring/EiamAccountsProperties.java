package com.eiam.accounts.client.spring;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.EiamAccountsBuilder;
import com.eiam.accounts.client.call.RetryPolicy;
import com.eiam.accounts.client.token.ClientAuthentication;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the client. A setting without a value has the default of the client's builder.
 *
 * @param baseUrl URL of the API, without its path /api; required
 * @param clientId Id of the calling application; required unless there is a TokenSource bean
 * @param clientSecret Secret of the calling application; required unless there is a TokenSource bean
 * @param clientAuthentication How the credentials are sent; unless set, the way that the server accepts
 * @param connectTimeout Longest time to connect
 * @param requestTimeout Longest time of one request, until the last byte of its response
 * @param maxConnections How many requests run at once
 * @param language Language of the server's messages: zh or en
 * @param attempts How often a request is sent at most where a repeat is safe; 1 switches retries off
 * @param headers Headers of every request, such as those that a gateway wants
 * @param proxy HTTP proxy
 */
@ConfigurationProperties(EiamAccountsProperties.PREFIX)
public record EiamAccountsProperties(
        String baseUrl,
        String clientId,
        String clientSecret,
        ClientAuthentication clientAuthentication,
        Duration connectTimeout,
        Duration requestTimeout,
        Integer maxConnections,
        Locale language,
        Integer attempts,
        Map<String, String> headers,
        Proxy proxy) {

    static final String PREFIX = "eiam.accounts.client";

    /**
     * An HTTP proxy.
     *
     * @param host Host of the proxy
     * @param port Port of the proxy
     * @param user User of the proxy, if it needs credentials
     * @param password Password of the proxy, if it needs credentials
     */
    public record Proxy(String host, int port, String user, String password) {

        private void apply(EiamAccountsBuilder builder) {
            required("proxy.host", host);
            if (user == null && password == null) {
                builder.proxy(host, port);
            } else {
                builder.proxy(host, port, required("proxy.user", user), required("proxy.password", password));
            }
        }
    }

    EiamAccountsBuilder builder() {
        EiamAccountsBuilder builder = EiamAccounts.builder();
        ifSet("base-url", baseUrl, builder::baseUrl);
        ifSet("client-id", clientId, builder::clientId);
        ifSet("client-secret", clientSecret, builder::clientSecret);
        ifSet("client-authentication", clientAuthentication, builder::clientAuthentication);
        ifSet("connect-timeout", connectTimeout, builder::connectTimeout);
        ifSet("request-timeout", requestTimeout, builder::requestTimeout);
        ifSet("max-connections", maxConnections, builder::maxConnections);
        ifSet("language", language, builder::language);
        ifSet("attempts", attempts, count -> builder.retries(RetryPolicy.attempts(count)));
        ifSet("headers", headers, all -> all.forEach(builder::header));
        ifSet("proxy", proxy, via -> via.apply(builder));
        return builder;
    }

    private static <T> void ifSet(String property, T value, Consumer<T> setting) {
        if (value == null) {
            return;
        }
        if (value instanceof String text) {
            required(property, text);
        }
        try {
            setting.accept(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidEiamPropertyException(PREFIX + "." + property, e.getMessage());
        }
    }

    private static String required(String property, String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidEiamPropertyException(
                    PREFIX + "." + property, value == null ? "must be set" : "must not be blank");
        }
        return value;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "EIAM accounts at " + baseUrl + " as client " + clientId;
    }
}
