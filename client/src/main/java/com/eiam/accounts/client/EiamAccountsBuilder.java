package com.eiam.accounts.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builds an {@link EiamAccounts}. Base URL, client id and client secret are required. Belongs to one thread; may be used
 * again. Each method throws an IllegalArgumentException that names the argument and what it should be.
 */
public final class EiamAccountsBuilder {

    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

    private String baseUrl;
    private String clientId;
    private String clientSecret;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private Locale language;
    private Consumer<HttpClient.Builder> httpClient = builder -> {};
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = time -> Thread.sleep(time.toMillis());

    EiamAccountsBuilder() {}

    /**
     * Where the API is served.
     *
     * @param url absolute, http or https, with a path if a gateway puts one in front; a slash at its end does not matter
     */
    public EiamAccountsBuilder baseUrl(String url) {
        this.baseUrl = checkedUrl(url);
        return this;
    }

    /** The id under which the calling application is registered. */
    public EiamAccountsBuilder clientId(String id) {
        this.clientId = required("clientId", id);
        return this;
    }

    /** The secret that belongs to the client id. It leaves this client in the request for a token only. */
    public EiamAccountsBuilder clientSecret(String secret) {
        this.clientSecret = required("clientSecret", secret);
        return this;
    }

    /** How long a connection may take to come about; 5 seconds unless set, at most an hour. */
    public EiamAccountsBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = checked("connectTimeout", timeout);
        return this;
    }

    /**
     * How long one request may take, from connecting until the last byte of the response; 30 seconds unless set, at most an
     * hour. A call may need several: for a token, and where repeating is safe.
     */
    public EiamAccountsBuilder requestTimeout(Duration timeout) {
        this.requestTimeout = checked("requestTimeout", timeout);
        return this;
    }

    /** The language of the server's messages; Chinese unless set, and English is the other one that it knows. */
    public EiamAccountsBuilder language(Locale wanted) {
        if (wanted == null || wanted.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("language must be a locale with a language, such as Locale.ENGLISH");
        }
        this.language = wanted;
        return this;
    }

    /**
     * Changes the JDK's client beneath, such as its proxy or SSL context, after this client's own settings (HTTP/1.1,
     * connect timeout).
     */
    public EiamAccountsBuilder httpClient(Consumer<HttpClient.Builder> changes) {
        if (changes == null) {
            throw new IllegalArgumentException("httpClient must be a function that changes the builder it is given");
        }
        this.httpClient = changes;
        return this;
    }

    EiamAccountsBuilder clock(Clock given) {
        this.clock = given;
        return this;
    }

    EiamAccountsBuilder sleeper(Sleeper given) {
        this.sleeper = given;
        return this;
    }

    /**
     * The client. Nothing is sent before its first call.
     *
     * @throws IllegalArgumentException if the base URL, the client id or the client secret was not given
     */
    public EiamAccounts build() {
        required("baseUrl", baseUrl);
        required("clientId", clientId);
        required("clientSecret", clientSecret);
        // HTTP/2 over plain text starts with an upgrade that proxies and bodies get in the way of.
        HttpClient.Builder http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout);
        httpClient.accept(http);
        return new EiamAccounts(
                this, http.followRedirects(HttpClient.Redirect.NEVER).build(), clock, sleeper);
    }

    String baseUrl() {
        return baseUrl;
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }

    Duration requestTimeout() {
        return requestTimeout;
    }

    Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    /** The server and the client id, not the secret. */
    @Override
    public String toString() {
        return "builder of EIAM accounts at " + baseUrl + " as client " + clientId;
    }

    private static String checkedUrl(String text) {
        required("baseUrl", text);
        try {
            URI url = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null) {
                throw new IllegalArgumentException("baseUrl must be absolute, such as https://accounts.example.com");
            }
            if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "baseUrl must have no credentials, no query and no fragment: use clientId and clientSecret");
            }
            return url.toString().replaceAll("/+$", "");
        } catch (URISyntaxException e) {
            // Neither the text nor the cause, which quotes it: it may hold a password.
            throw new IllegalArgumentException("baseUrl must be a URL, such as https://accounts.example.com");
        }
    }

    private static String required(String argument, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(argument + " must be given: call " + argument + "(…) with a text");
        }
        return value;
    }

    private static Duration checked(String argument, Duration timeout) {
        if (timeout == null || timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    argument + " must be a time above 0 and up to an hour, but is " + timeout);
        }
        return timeout;
    }
}
