package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.compatibility.diff.Break;
import com.eiam.accounts.openapi.compatibility.diff.Diff;
import com.eiam.accounts.openapi.compatibility.diff.SpecVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Compares two specs: first what is declared for the whole API, then operation by operation. */
final class Comparison {

    private Comparison() {}

    /** What in the current spec breaks callers of the released one, or servers that passed its contracts. */
    static List<Break> breaks(SpecVersion released, SpecVersion current) {
        Diff diff = new Diff(released, current);
        SecurityBreaks security = new SecurityBreaks(diff);
        CatalogueBreaks catalogue = new CatalogueBreaks(diff);
        security.schemes();
        catalogue.catalogue();
        List<BiConsumer<Operation, Operation>> comparisons = List.of(
                new OperationBreaks(diff)::compare,
                security::compare,
                catalogue::compare,
                new ContractBreaks(diff)::compare);
        for (Operation before : released.spec().operations()) {
            Optional<Operation> after = current.operation(before);
            if (after.isPresent()) {
                comparisons.forEach(comparison -> comparison.accept(before, after.get()));
            } else {
                String place = before.method() + " " + before.path();
                diff.breaks()
                        .add(released.at(before.node(), "the operation " + before.id() + " (" + place + ") is gone"));
            }
        }
        return List.copyOf(diff.breaks());
    }
}
