package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contracts of the same resource.
 *
 * @param ordered change the resource, or read it: they run one after the other
 * @param refusals should change nothing, and no read follows them, so that all of them can run at once. They come
 *     later: what one of them changes all the same would be there before and after each contract that looks for it
 */
record Lane(List<Contract> ordered, List<Contract> refusals) {

    /** The lanes of contracts, the longest first. A contract that has none gets one of its own. */
    static List<Lane> of(List<Contract> contracts) {
        Map<String, Lane> lanes = new LinkedHashMap<>();
        for (Contract contract : contracts) {
            Lane lane = lanes.computeIfAbsent(
                    contract.lane().orElse("\0" + contract.id()),
                    name -> new Lane(new ArrayList<>(), new ArrayList<>()));
            (isRefusal(contract) ? lane.refusals : lane.ordered).add(contract);
        }
        return lanes.values().stream()
                .sorted(Comparator.comparingInt(lane -> -lane.steps()))
                .toList();
    }

    private static boolean isRefusal(Contract contract) {
        return !contract.expected().outcome().isSuccess() && contract.then().isEmpty();
    }

    /** The number of calls that are made one after the other. */
    int steps() {
        return ordered.stream().mapToInt(contract -> 1 + contract.then().size()).sum();
    }
}
