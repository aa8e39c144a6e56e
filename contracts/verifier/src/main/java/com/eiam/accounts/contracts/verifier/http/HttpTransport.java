package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.connection.OtherAddress;
import com.eiam.accounts.contracts.verifier.result.Texts;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Sends requests over HTTP/1.1. Follows no redirect; one timeout limits the whole exchange. Thread-safe. */
public final class HttpTransport implements Transport {

    static final String INTERRUPTED = "did not answer before the run was interrupted";

    /** The longest body that is read, in bytes; the API's own are much shorter. */
    private static final int MAX_BODY = 1 << 20;

    /** How much of a message of Java is shown, in characters. */
    private static final int MAX_QUOTED = 120;

    /** RFC 9110, 15.5.8. */
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    /** The beginning of a frame (RFC 9113, 4.1), as the JDK reports it. */
    private static final String HTTP_2 = "receiving [\0\0";

    /** What the JDK's parser has read so far, in its message. */
    private static final Pattern RECEIVED = Pattern.compile("(?s).*receiving \\[(.*)], parser state.*");

    /** No compression (RFC 9110, 12.5.3). */
    private static final String IDENTITY = "identity";

    private final HttpClient client;
    private final ConnectionSettings connection;

    /** @throws IllegalArgumentException if a certificate or a key cannot be read */
    public HttpTransport(ConnectionSettings connection) {
        this.connection = connection;
        this.client = connection.client();
    }

    @Override
    public Response send(WireRequest request) throws TransportFault {
        CompletableFuture<CappedBody> started = new CompletableFuture<>();
        CompletableFuture<HttpResponse<byte[]>> exchange;
        Duration timeout = connection.timeout();
        try {
            URI url = URI.create(request.url());
            HttpRequest.Builder sent = HttpRequest.newBuilder(url)
                    .method(
                            request.method(),
                            request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
            // Without it, a gateway may compress (RFC 9110, 12.5.3), and the client does not decompress.
            sent.setHeader("Accept-Encoding", IDENTITY);
            connection.complete(sent, url);
            request.headers().forEach(sent::setHeader);
            exchange = client.sendAsync(sent.build(), info -> {
                CappedBody subscriber = new CappedBody(MAX_BODY);
                started.complete(subscriber);
                return subscriber;
            });
        } catch (IllegalArgumentException e) {
            throw new TransportFault(
                    "was not called: the request cannot be sent: " + VisibleText.cut(e.getMessage(), MAX_QUOTED));
        }
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            URI url = URI.create(request.url());
            Optional<URI> proxy = connection.proxyFor(url);
            if (response.statusCode() == PROXY_AUTHENTICATION_REQUIRED && proxy.isPresent()) {
                throw new TransportFault(refusal(proxy.get(), url, String.valueOf(response.statusCode())));
            }
            requirePlain(response);
            return new Response(response.statusCode(), response.headers().map(), response.body());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new TransportFault(late(started));
        } catch (ExecutionException e) {
            throw fault(e.getCause(), URI.create(request.url()), started);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new TransportFault(INTERRUPTED);
        }
    }

    private static void requirePlain(HttpResponse<byte[]> response) throws TransportFault {
        String encoding = response.headers().firstValue("Content-Encoding").orElse(IDENTITY);
        if (response.body().length > 0 && !encoding.equalsIgnoreCase(IDENTITY)) {
            throw new TransportFault(
                    "compressed its answer (Content-Encoding: %s), though the request does not allow it"
                                    .formatted(VisibleText.cut(encoding, MAX_QUOTED))
                            + " (Accept-Encoding: identity)");
        }
    }

    private String late(CompletableFuture<CappedBody> started) {
        return started.isDone()
                ? "did not finish its answer within %s; %d bytes of the body were received"
                        .formatted(
                                Texts.seconds(connection.timeout()),
                                started.join().received())
                : "did not answer within " + Texts.seconds(connection.timeout()) + " (--timeout)";
    }

    private TransportFault fault(Throwable fault, URI url, CompletableFuture<CappedBody> started) {
        if (started.isDone()) {
            CappedBody body = started.join();
            return new TransportFault(
                    body.isTooLong()
                            ? "answered with more than " + (MAX_BODY >> 20) + " MiB; the rest was not read"
                            : "closed the connection half-way, after %d bytes of the body".formatted(body.received()));
        }
        String message = String.valueOf(fault.getMessage());
        if (fault instanceof ConnectException || fault instanceof HttpConnectTimeoutException) {
            return new TransportFault(unreachable(fault, url));
        }
        if (message.startsWith("Tunnel failed")) {
            URI proxy = connection.proxyFor(url).orElseThrow();
            return new TransportFault(refusal(proxy, url, message.replaceAll("\\D+", "")));
        }
        if (causes(fault).anyMatch(SSLException.class::isInstance)) {
            return new TransportFault("cannot be reached over TLS" + throughProxy(url) + ": "
                    + TlsFault.words(fault, connection.tls().certificate().isPresent()));
        }
        if (message.contains(HTTP_2)) {
            return new TransportFault("answered in HTTP/2; let it speak HTTP/1.1, too");
        }
        if (message.startsWith("Header size too big")) {
            return new TransportFault("answered with more headers than Java's HTTP client reads");
        }
        if (fault instanceof ProtocolException
                || message.contains("status line")
                || message.contains("header") && !message.contains("no bytes")) {
            return new TransportFault("answered something that is not HTTP: "
                    + VisibleText.cut(RECEIVED.matcher(message).replaceFirst("$1"), MAX_QUOTED));
        }
        if (fault instanceof SocketException || message.contains("no bytes") || message.contains("EOF")) {
            return TransportFault.connectionLost("closed the connection without an answer" + certificateHint(url));
        }
        return new TransportFault("did not answer: " + VisibleText.cut(message, MAX_QUOTED));
    }

    private String unreachable(Throwable fault, URI url) {
        boolean isDirect = connection.proxyFor(url).isEmpty();
        String why;
        if (fault instanceof HttpConnectTimeoutException) {
            why = "no connection within " + Texts.seconds(connection.connectTimeout()) + " (--connect-timeout)";
        } else if (causes(fault).anyMatch(UnresolvedAddressException.class::isInstance)) {
            why = "no such host";
        } else {
            why = "the connection was refused" + (isDirect ? OtherAddress.advice(url) : "");
        }
        return "cannot be reached" + throughProxy(url) + ": " + why + (isDirect ? "" : "; check " + proxyOptions(url));
    }

    private String throughProxy(URI url) {
        return connection
                .proxyFor(url)
                .map(proxy -> " through the proxy " + address(proxy))
                .orElse("");
    }

    /** Why a proxy passes no request on. */
    private static String refusal(URI proxy, URI url, String status) {
        return "cannot be reached: the proxy %s ".formatted(address(proxy))
                + (status.equals(String.valueOf(PROXY_AUTHENTICATION_REQUIRED))
                        ? "wants other credentials (status 407); pass them in %s, as in http://USER:PASSWORD@HOST:PORT"
                                .formatted(proxyOptions(url))
                        : "answered with status %s; check %s".formatted(status, proxyOptions(url)));
    }

    private static String proxyOptions(URI url) {
        return "--proxy or the variable " + url.getScheme().toUpperCase(Locale.ROOT) + "_PROXY";
    }

    /** Host and port of a proxy, without its credentials. */
    private static String address(URI proxy) {
        return proxy.getAuthority().replaceFirst(".*@", "");
    }

    /** With TLS 1.3, some servers refuse a client without a certificate in this way. */
    private String certificateHint(URI url) {
        if (!url.getScheme().equals("https")) {
            return "";
        }
        return connection.tls().certificate().isPresent()
                ? "; if it wants another client certificate, check --client-cert and --client-key"
                : "; if it wants a client certificate, pass --client-cert and --client-key";
    }

    /** A fault, its cause, the cause of that, and so on. */
    static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause);
    }
}
