package com.eiam.accounts.client.internal.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Collects a body up to a size and until a time; what is larger or later is not read on. The timeout of the JDK's request
 * ends with the headers (JDK-8208693), so a body that stalls needs one of its own.
 */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
    private final CompletableFuture<byte[]> body = collected.getBody().toCompletableFuture();
    private final int maxBytes;
    private final Deadlines deadlines;
    private final long deadline;
    private Subscription subscription;
    private long count;

    private BoundedBody(int maxBytes, Deadlines deadlines, long deadline) {
        this.maxBytes = maxBytes;
        this.deadlines = deadlines;
        this.deadline = deadline;
    }

    /** Reads one response. */
    static final class Handler implements BodyHandler<byte[]> {

        private final int maxBytes;
        private final Deadlines deadlines;
        private final long deadline;
        private volatile ResponseInfo head;

        /** @param deadline a {@link System#nanoTime()} */
        Handler(int maxBytes, Deadlines deadlines, long deadline) {
            this.maxBytes = maxBytes;
            this.deadlines = deadlines;
            this.deadline = deadline;
        }

        @Override
        public BodySubscriber<byte[]> apply(ResponseInfo received) {
            head = received;
            return new BoundedBody(maxBytes, deadlines, deadline);
        }

        /** The response without its body, which could not be read, if its head says enough. */
        Optional<Response> withoutBody() {
            return Optional.ofNullable(head)
                    .map(received -> new Response(received.statusCode(), received.headers(), new byte[0], null))
                    .filter(Response::isInvalidToken);
        }
    }

    /** The body is larger than the bound. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        body.whenComplete((bytes, failure) -> {
            if (failure != null) {
                given.cancel();
            }
        });
        deadlines.watch(body, deadline);
        collected.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            count += buffer.remaining();
        }
        if (count > maxBytes) {
            subscription.cancel();
            collected.onError(new TooLargeException());
        } else {
            collected.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        collected.onError(failure);
    }

    @Override
    public void onComplete() {
        collected.onComplete();
    }
}
