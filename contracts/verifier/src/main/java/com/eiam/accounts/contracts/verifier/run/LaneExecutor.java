package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs contracts on a number of threads, and the contracts of one lane one after the other. If its thread is interrupted, it
 * stops: contracts that have not ended are not run.
 */
final class LaneExecutor implements AutoCloseable {

    private final int size;
    private final ExecutorService threads;

    LaneExecutor(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "contracts");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs contracts. The longest lanes start first, and lanes of the same length in the order of the contracts. Returns
     * after the last one.
     *
     * @param lane the lane of a contract
     */
    void run(List<Contract> contracts, Function<Contract, String> lane, Consumer<Contract> work) throws CannotRun {
        Queue<List<Contract>> lanes = new ConcurrentLinkedQueue<>(lanes(contracts, lane));
        all(Collections.nCopies(size, () -> {
            for (List<Contract> next = lanes.poll(); next != null; next = lanes.poll()) {
                next.forEach(work);
            }
            return null;
        }));
    }

    /** Runs all tasks at once. Returns after the last one. */
    void all(Collection<Callable<Void>> tasks) throws CannotRun {
        try {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotRun reason) {
                throw reason;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Collection<List<Contract>> lanes(List<Contract> contracts, Function<Contract, String> lane) {
        return contracts.stream()
                .collect(Collectors.groupingBy(lane, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(inLane -> -inLane.size()))
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
