package com.eiam.accounts.client.internal.http;

import com.eiam.accounts.client.error.NoResponseException.Reason;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Finds out what an exception of the JDK's client means for the request. */
final class TransportFailure {

    /** In the JDK's message for an answer that does not begin with TLS. There is no type for it. */
    private static final String PLAIN_TEXT = "plaintext connection";

    private TransportFailure() {}

    /** @param begun whether the server may have received a part of the request */
    static RuntimeException of(Request request, boolean begun, int maxBytes, Throwable failure) {
        if (caused(failure, BoundedBody.TooLargeException.class)) {
            String reason = "the response to " + request + " has more than " + maxBytes + " bytes";
            return new UnexpectedResponseException(reason, request.details(), failure);
        }
        if (failure instanceof IOException && (!begun || isOfHandshake(failure))) {
            String why = detail(failure, "is the host's name right, and does a server listen on the port?");
            return request.noResponse(Reason.NOT_CONNECTED, "no connection: " + why, failure);
        }
        if (failure instanceof HttpTimeoutException || caused(failure, TimeoutException.class)) {
            String limit = "no answer within " + request.timeout().toMillis() + " ms";
            return request.noResponse(Reason.TIMED_OUT, limit, failure);
        }
        // The JDK throws it for a header that it cannot read, such as the length.
        boolean unreadable = begun && failure instanceof IllegalArgumentException;
        if (failure instanceof IOException || unreadable) {
            String reason = unreadable ? "the response is not HTTP: " : "the connection broke: ";
            return request.noResponse(Reason.BROKEN, reason + detail(failure, "no cause is known"), failure);
        }
        return failure instanceof IllegalStateException known
                ? known
                : new IllegalStateException(request.operationId() + ": " + request + " could not be sent", failure);
    }

    /**
     * Whether TLS failed before the server could read a request, though the JDK had begun to send. A TLS 1.3 server
     * refuses a client's certificate only then; and when an answer is not TLS, the JDK can take the handshake for done.
     */
    private static boolean isOfHandshake(Throwable failure) {
        return caused(failure, SSLHandshakeException.class)
                || causes(failure)
                        .anyMatch(cause -> cause instanceof SSLException
                                && String.valueOf(cause.getMessage()).contains(PLAIN_TEXT));
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The first message in a chain of causes; the JDK leaves the outermost one of a refused connection empty. */
    private static String detail(Throwable failure, String otherwise) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .orElse(otherwise);
    }
}
