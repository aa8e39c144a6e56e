package com.eiam.accounts.contracts.verifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** So many threads that run contracts, those of a lane one after the other. */
final class Crew implements AutoCloseable {

    private final int size;
    private final ExecutorService threads;

    Crew(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "contracts");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs all contracts; returns after the last. They begin in their order. */
    void run(List<Contract> contracts, Consumer<Contract> work) throws CannotRun {
        Queue<List<Contract>> lanes = new ConcurrentLinkedQueue<>(lanes(contracts));
        List<Callable<Void>> workers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            workers.add(() -> {
                for (List<Contract> lane = lanes.poll(); lane != null; lane = lanes.poll()) {
                    lane.forEach(work);
                }
                return null;
            });
        }
        all(workers);
    }

    /** Does all of it at once; returns after the last, in their order. */
    <T> List<T> all(Collection<Callable<T>> tasks) throws CannotRun {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> task : threads.invokeAll(tasks)) {
                results.add(task.get());
            }
            return results;
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
        Map<String, List<Contract>> lanes = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            // A contract without a lane has one to itself.
            lanes.computeIfAbsent(contract.lane().orElse("\0" + contract.id()), lane -> new ArrayList<>())
                    .add(contract);
        }
        return lanes.values();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
