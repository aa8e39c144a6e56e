package com.eiam.accounts.contracts.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Makes immutable copies that keep their order, which {@link Map#copyOf} and {@link Set#copyOf} do not. */
public final class Ordered {

    private Ordered() {}

    /** A copy of a map; empty for null. */
    public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** A copy of a set; empty for null. */
    public static <E> Set<E> copyOf(Set<E> set) {
        return set == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }
}
