package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Runs contracts on a number of threads. If its thread is interrupted, it stops: contracts that wait are not run. */
final class LaneExecutor implements AutoCloseable {

    private final IntSupplier size;
    private final ThreadPoolExecutor threads;

    /** @param size the number of threads, which may change from one contract to the next */
    LaneExecutor(IntSupplier size) {
        this.size = size;
        int first = size.getAsInt();
        this.threads = new ThreadPoolExecutor(first, first, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "contracts");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs contracts in their lanes. Returns after the last one. */
    void run(List<Contract> contracts, Consumer<Contract> work) {
        Consumer<Contract> resizing = work.andThen(contract -> resize());
        await(all(Lane.of(contracts).stream()
                .map(lane -> start(() -> lane.ordered().forEach(resizing))
                        .thenCompose(done -> startAll(lane.refusals(), resizing)))));
    }

    /** Does the work for all items at once. Returns after the last one. */
    <T> void runAll(List<T> items, Consumer<T> work) {
        await(startAll(items, work));
    }

    private <T> CompletableFuture<Void> startAll(List<T> items, Consumer<T> work) {
        return all(items.stream().map(item -> start(() -> work.accept(item))));
    }

    private CompletableFuture<Void> start(Runnable task) {
        return CompletableFuture.runAsync(task, threads);
    }

    private synchronized void resize() {
        int wanted = size.getAsInt();
        if (wanted > threads.getMaximumPoolSize()) {
            threads.setMaximumPoolSize(wanted);
            threads.setCorePoolSize(wanted);
        } else {
            threads.setCorePoolSize(wanted);
            threads.setMaximumPoolSize(wanted);
        }
    }

    private static CompletableFuture<Void> all(Stream<CompletableFuture<Void>> tasks) {
        return CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new));
    }

    private static void await(Future<Void> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
