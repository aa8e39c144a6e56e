package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs contracts on a number of threads. If its thread is interrupted, it stops: contracts that have not ended are not run. */
final class LaneExecutor implements AutoCloseable {

    private final ExecutorService threads;

    LaneExecutor(int size) {
        this.threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "contracts");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs contracts in their lanes. Returns after the last one. */
    void run(List<Contract> contracts, Consumer<Contract> work) throws CannotRun {
        await(all(Lane.of(contracts).stream()
                .map(lane -> start(() -> lane.ordered().forEach(work))
                        .thenCompose(done -> all(lane.refusals().stream()
                                .map(refusal -> start(() -> work.accept(refusal)))
                                .toList())))
                .toList()));
    }

    /** Runs all tasks at once. Returns after the last one. */
    void all(Collection<Callable<Void>> tasks) throws CannotRun {
        try {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                await(task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<Void> start(Runnable task) {
        return CompletableFuture.runAsync(task, threads);
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> tasks) {
        return CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new));
    }

    private static void await(Future<Void> task) throws CannotRun {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotRun reason) {
                throw reason;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
