package com.eiam.accounts.client.internal.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;

/**
 * A body that knows whether the JDK has begun to send the request. The JDK asks for its length when it writes the
 * headers, which is after the connection and its TLS handshake; no exception of the JDK says this.
 */
final class SentBody implements BodyPublisher {

    private final BodyPublisher bytes;
    private volatile boolean begun;

    SentBody(byte[] body) {
        bytes = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }

    /** Whether the server may have received something. */
    boolean begun() {
        return begun;
    }

    @Override
    public long contentLength() {
        begun = true;
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        begun = true;
        bytes.subscribe(subscriber);
    }
}
