package com.eiam.accounts.reference.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Accepted writes of values to keys, compared with one write after the other in the order of their audit records. */
final class History {

    private final List<Write> writes;

    History(List<Write> writes) {
        this.writes = writes;
    }

    /** A write that was accepted, with the times at which its caller sent it and had the answer. */
    record Write(String requestId, String key, int value, long sent, long answered) {}

    /** An audit record. */
    record Change(String requestId, Instant at) {}

    /** What no order of the writes explains. */
    List<String> faults(List<Change> changes, Map<String, Integer> state) {
        List<String> faults = new ArrayList<>();
        Map<String, List<Instant>> times = changes.stream()
                .collect(Collectors.groupingBy(Change::requestId, Collectors.mapping(Change::at, Collectors.toList())));
        for (Write write : writes) {
            int records = times.getOrDefault(write.requestId(), List.of()).size();
            if (records != 1) {
                faults.add(write.requestId() + " has " + records + " audit records");
            }
        }
        if (faults.isEmpty()) {
            Map<String, List<Write>> byKey = writes.stream().collect(Collectors.groupingBy(Write::key));
            byKey.forEach((key, all) -> replay(key, all, times, state, faults));
        }
        return faults;
    }

    private static void replay(
            String key,
            List<Write> all,
            Map<String, List<Instant>> times,
            Map<String, Integer> state,
            List<String> faults) {
        Instant last = Instant.EPOCH;
        Set<Integer> possible = new HashSet<>();
        for (Write write : all) {
            Instant at = times.get(write.requestId()).get(0);
            // Several changes of a millisecond can have happened in any order.
            if (at.isAfter(last)) {
                last = at;
                possible.clear();
            }
            if (at.equals(last)) {
                possible.add(write.value());
            }
            for (Write later : all) {
                if (write.answered() < later.sent()
                        && times.get(later.requestId()).get(0).isBefore(at)) {
                    faults.add(later.requestId() + " was sent after " + write.requestId() + ", and recorded before it");
                }
            }
        }
        Integer value = state.get(key);
        if (possible.stream().noneMatch(candidate -> Objects.equals(candidate, value))) {
            faults.add(key + " is " + value + " and not " + possible);
        }
    }
}
