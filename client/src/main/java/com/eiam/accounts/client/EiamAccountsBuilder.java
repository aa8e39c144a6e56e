package com.eiam.accounts.client;

import com.eiam.accounts.client.call.CallInterceptor;
import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.call.RetryPolicy;
import com.eiam.accounts.client.internal.http.JdkTransport;
import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.internal.http.Transport;
import com.eiam.accounts.client.internal.json.AnswerTransport;
import com.eiam.accounts.client.internal.json.Json;
import com.eiam.accounts.client.internal.json.JsonCaller;
import com.eiam.accounts.client.internal.observe.ObservingTransport;
import com.eiam.accounts.client.internal.retry.RetryingTransport;
import com.eiam.accounts.client.internal.retry.Sleeper;
import com.eiam.accounts.client.internal.token.AuthenticatingTransport;
import com.eiam.accounts.client.internal.token.SharedToken;
import com.eiam.accounts.client.internal.token.TokenIssuer;
import com.eiam.accounts.client.internal.token.Tokens;
import com.eiam.accounts.client.internal.token.TokensOfSource;
import com.eiam.accounts.client.token.ClientAuthentication;
import com.eiam.accounts.client.token.TokenSource;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Builds an {@link EiamAccounts}. Base URL, client id and client secret are required. Use it in one thread only; it can
 * build several clients. Each method throws an IllegalArgumentException that names the argument and what it should be.
 */
public final class EiamAccountsBuilder {

    private static final int MOST_CONNECTIONS = 10_000;

    private String baseUrl;
    private String clientId;
    private String clientSecret;
    private Duration requestTimeout = Duration.ofSeconds(30);
    private int maxConnections = 100;
    private CallOptions defaults = CallOptions.none();
    private RetryPolicy retries = RetryPolicy.standard();
    private ClientAuthentication authentication;
    private TokenSource tokenSource;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private InetSocketAddress proxy;
    private Consumer<HttpClient.Builder> httpChanges = builder -> {};
    private final List<CallInterceptor> interceptors = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = time -> Thread.sleep(time.toMillis());

    EiamAccountsBuilder() {}

    /**
     * The base URL of the API.
     *
     * @param url absolute, http or https, with a path if a gateway puts one in front; a slash at its end does not
     *     matter
     */
    public EiamAccountsBuilder baseUrl(String url) {
        this.baseUrl = Arguments.baseUrl(url);
        return this;
    }

    /** The id under which the calling application is registered. */
    public EiamAccountsBuilder clientId(String id) {
        this.clientId = Arguments.required("clientId", id);
        return this;
    }

    /** The secret that belongs to the client id. It leaves this client in the request for a token only. */
    public EiamAccountsBuilder clientSecret(String secret) {
        this.clientSecret = Arguments.required("clientSecret", secret);
        return this;
    }

    /** The longest time to open a connection; 5 seconds unless set, at most an hour. */
    public EiamAccountsBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = CallOptions.checkedTimeout("connectTimeout", timeout);
        return this;
    }

    /**
     * How long one request may take, from connecting until the last byte of the response; 30 seconds unless set, at
     * most an hour. A call can need several requests: one for a token, and repeated ones.
     */
    public EiamAccountsBuilder requestTimeout(Duration timeout) {
        this.requestTimeout = CallOptions.checkedTimeout("requestTimeout", timeout);
        return this;
    }

    /**
     * How many requests run at once, 1 to 10,000; 100 unless set. Further calls wait, asynchronous ones without a
     * thread. This wait does not count towards their timeout.
     */
    public EiamAccountsBuilder maxConnections(int count) {
        if (count < 1 || count > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("maxConnections must be 1 to " + MOST_CONNECTIONS + ", but is " + count);
        }
        this.maxConnections = count;
        return this;
    }

    /** The language of the server's messages; Chinese unless set. The server also knows English. */
    public EiamAccountsBuilder language(Locale wanted) {
        this.defaults = defaults.language(wanted);
        return this;
    }

    /**
     * A header that is sent with every request, also with those for tokens, such as a header that a gateway needs.
     * Headers of a single request are refused: {@code Idempotency-Key} and {@code X-Request-Id}.
     */
    public EiamAccountsBuilder header(String name, String value) {
        if (CallOptions.IDEMPOTENCY_KEY.equalsIgnoreCase(name) || Request.REQUEST_ID.equalsIgnoreCase(name)) {
            throw new IllegalArgumentException("the header " + name + " belongs to one request: set it in CallOptions");
        }
        this.defaults = defaults.header(name, value);
        return this;
    }

    /** When calls are repeated; {@link RetryPolicy#standard()} unless set. */
    public EiamAccountsBuilder retries(RetryPolicy policy) {
        this.retries = CallOptions.none().retries(policy).retries().orElseThrow();
        return this;
    }

    /** Adds an interceptor of each attempt of each call. Those that are added first are called first. */
    public EiamAccountsBuilder interceptor(CallInterceptor interceptor) {
        this.interceptors.add(Arguments.given("interceptor", interceptor));
        return this;
    }

    /** How the credentials are sent; unless set, in the form, and with HTTP Basic where the server refuses that. */
    public EiamAccountsBuilder clientAuthentication(ClientAuthentication way) {
        this.authentication = Arguments.given("clientAuthentication", way);
        return this;
    }

    /** Uses tokens of your own instead of a client id and a client secret. */
    public EiamAccountsBuilder tokenSource(TokenSource source) {
        this.tokenSource = Arguments.given("tokenSource", source);
        return this;
    }

    /** Sends all requests through an HTTP proxy that needs no credentials. */
    public EiamAccountsBuilder proxy(String host, int port) {
        this.proxy = Arguments.proxy(host, port);
        return this;
    }

    /**
     * Sends all requests through an HTTP proxy that needs HTTP Basic credentials. Do not use an {@code Authenticator}
     * of the JDK's client for it: with one, JDK 17 drops the bearer token.
     *
     * <p>For an https base URL, the JDK sends these credentials only if the JVM is started with
     * {@code -Djdk.http.auth.tunneling.disabledSchemes=}, with an empty value.
     */
    public EiamAccountsBuilder proxy(String host, int port, String user, String password) {
        return proxy(host, port).header("Proxy-Authorization", Arguments.basic(user, password));
    }

    /**
     * Changes the JDK's HTTP client that sends the requests, such as its proxy or SSL context, after this client's own
     * settings (HTTP/1.1, connect timeout). Tasks that its executor refuses run in the common pool.
     */
    public EiamAccountsBuilder httpClient(Consumer<HttpClient.Builder> changes) {
        this.httpChanges = Arguments.given("httpClient", changes);
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
     * Builds the client. It sends nothing before its first call.
     *
     * @throws IllegalArgumentException if the base URL, the client id or the client secret was not given
     */
    public EiamAccounts build() {
        Arguments.required("baseUrl", baseUrl);
        if (tokenSource == null) {
            Arguments.required("clientId", clientId);
            Arguments.required("clientSecret", clientSecret);
        }
        Json json = new Json();
        JdkTransport connection = new JdkTransport(http(), maxConnections, EiamAccounts.MAX_RESPONSE_BYTES);
        Transport observing =
                new ObservingTransport(new AnswerTransport(connection, json, clientSecret), List.copyOf(interceptors));
        Transport retrying = new RetryingTransport(observing, sleeper);
        Tokens tokens = tokenSource == null
                ? new SharedToken(
                        new TokenIssuer(caller(json, retrying), clientId, clientSecret, authentication, clock), clock)
                : new TokensOfSource(tokenSource);
        JsonCaller caller = caller(json, new AuthenticatingTransport(retrying, tokens));
        return new EiamAccounts(description(), connection, caller, tokens::check);
    }

    private HttpClient.Builder http() {
        // HTTP/2 over plain text starts with an upgrade that proxies and bodies get in the way of.
        HttpClient.Builder http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout);
        if (proxy != null) {
            http.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHostString(), proxy.getPort())));
        }
        httpChanges.accept(http);
        return http.followRedirects(HttpClient.Redirect.NEVER);
    }

    private JsonCaller caller(Json json, Transport transport) {
        return new JsonCaller(baseUrl, defaults.headers(), requestTimeout, retries, json, transport);
    }

    private String description() {
        return "EIAM accounts at " + baseUrl + (clientId == null ? "" : " as client " + clientId);
    }

    /** The server and the client id, not the secret. */
    @Override
    public String toString() {
        return "builder of " + description();
    }
}
