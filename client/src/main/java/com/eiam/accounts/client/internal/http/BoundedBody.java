package com.eiam.accounts.client.internal.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * Collects a body up to a size and until a time; what is larger or later is not read on. The timeout of the JDK's
 * request ends with the headers (JDK-8208693), so a body that stalls needs one of its own.
 */
final class BoundedBody implements Subscriber<List<ByteBuffer>> {

    /** Of a refusal whose head says that the token is invalid; its body only adds a message. */
    private static final long LONGEST_REFUSAL = Duration.ofSeconds(1).toNanos();

    private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
    private final int maxBytes;
    private CompletableFuture<byte[]> body;
    private long count;

    private BoundedBody(int maxBytes) {
        this.maxBytes = maxBytes;
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

        /** In the JDK's own class: the JDK passes the body of any other through one more thread. */
        @Override
        public BodySubscriber<byte[]> apply(ResponseInfo received) {
            head = received;
            BoundedBody bounded = new BoundedBody(maxBytes);
            BodySubscriber<byte[]> subscriber = BodySubscribers.fromSubscriber(bounded, BoundedBody::bytes);
            bounded.body = subscriber.getBody().toCompletableFuture();
            long refusal = System.nanoTime() + LONGEST_REFUSAL;
            deadlines.watch(bounded.body, withoutBody().isPresent() && refusal - deadline < 0 ? refusal : deadline);
            return subscriber;
        }

        /** The response without its body, which cannot be read, if its head says enough. */
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

    private byte[] bytes() {
        return collected.getBody().toCompletableFuture().join();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        body.whenComplete((bytes, failure) -> {
            if (failure != null) {
                subscription.cancel();
            }
        });
        collected.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            count += buffer.remaining();
        }
        if (count > maxBytes) {
            body.completeExceptionally(new TooLargeException());
        } else {
            collected.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        collected.onError(failure);
    }

    /** Completes the body at once: newer JDKs do so in the common pool, whose threads may all be busy. */
    @Override
    public void onComplete() {
        collected.onComplete();
        body.complete(bytes());
    }
}
