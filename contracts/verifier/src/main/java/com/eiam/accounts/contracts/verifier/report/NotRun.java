package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Contracts that a run did not reach.
 *
 * @param reason why, as in {@code not run: the server stopped answering}
 */
public record NotRun(long contracts, String reason) {

    /** The contracts by reason; none if the run did not take place, since the report's problem is the reason. */
    public static List<NotRun> of(VerificationReport report) {
        if (report.problem().isPresent()) {
            return List.of();
        }
        return report.results().stream()
                .map(ContractResult::reason)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(reason -> reason, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(reason -> new NotRun(reason.getValue(), reason.getKey()))
                .toList();
    }

    @Override
    public String toString() {
        return contracts + " contracts " + reason;
    }
}
