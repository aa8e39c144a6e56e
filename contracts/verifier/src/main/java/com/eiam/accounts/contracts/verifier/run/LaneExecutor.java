package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import java.util.Collection;
import java.util.Collections;
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
import java.util.stream.Collectors;

/** Runs contracts on a number of threads, and the contracts of one lane one after the other. */
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

    /** Runs contracts, which start in their order. Returns after the last one. */
    void run(List<Contract> contracts, Consumer<Contract> work) throws CannotRun {
        Queue<List<Contract>> lanes = new ConcurrentLinkedQueue<>(lanes(contracts));
        all(Collections.nCopies(size, () -> {
            for (List<Contract> lane = lanes.poll(); lane != null; lane = lanes.poll()) {
                lane.forEach(work);
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
            throw new CannotRun("the run was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotRun reason) {
                throw reason;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Collection<List<Contract>> lanes(List<Contract> contracts) {
        return contracts.stream()
                .collect(Collectors.groupingBy(
                        // A contract without a lane has a lane of its own.
                        contract -> contract.lane().orElse("\0" + contract.id()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
