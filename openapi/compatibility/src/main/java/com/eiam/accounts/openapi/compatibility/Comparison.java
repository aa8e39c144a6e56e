package com.eiam.accounts.openapi.compatibility;

import java.util.List;
import java.util.TreeSet;

/** Compares what was released with what is; collects what broke. */
final class Comparison {

    private final Document before;
    private final Document after;
    private final TreeSet<Break> breaks = new TreeSet<>();

    Comparison(Document before, Document after) {
        this.before = before;
        this.after = after;
    }

    /** What broke: each thing once, by file and line. */
    List<Break> breaks() {
        new OperationBreaks(this).find();
        new SecurityBreaks(this).find();
        new CatalogueBreaks(this).find();
        new ContractBreaks(this).find();
        return List.copyOf(breaks);
    }

    Document before() {
        return before;
    }

    Document after() {
        return after;
    }

    void add(Break found) {
        breaks.add(found);
    }
}
