package com.eiam.accounts.openapi.compatibility.diff;

import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The released and the current spec, and the breaking changes that were found so far, by file and line. */
public record Diff(SpecVersion before, SpecVersion after, SortedSet<Break> breaks) {

    public Diff(SpecVersion before, SpecVersion after) {
        this(before, after, new TreeSet<>(Break.ORDER));
    }

    public Pair pair(JsonNode inBefore, JsonNode inAfter) {
        return new Pair(this, inBefore, inAfter);
    }

    /** What both specs have at a JSON Pointer. */
    public Pair at(String pointer) {
        return pair(before.spec().root().at(pointer), after.spec().root().at(pointer));
    }
}
