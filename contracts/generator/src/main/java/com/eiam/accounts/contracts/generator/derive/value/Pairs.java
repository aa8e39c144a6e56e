package com.eiam.accounts.contracts.generator.derive.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Few rows in which any two columns have every pair of values: pairwise testing. */
final class Pairs {

    private Pairs() {}

    /** Two values in one row. */
    private record Pair<T>(int column, T value, int other, T otherValue) {

        boolean isIn(Map<Integer, T> row) {
            return value.equals(row.get(column)) && otherValue.equals(row.get(other));
        }
    }

    /**
     * The rows, each with a value for each column.
     *
     * @param columns the number of columns; fewer than two have no pairs, and so no rows
     * @param values the values that each column can have
     */
    static <T> List<List<T>> rows(int columns, List<T> values) {
        Set<Pair<T>> open = new LinkedHashSet<>();
        for (int column = 0; column < columns; column++) {
            for (int other = column + 1; other < columns; other++) {
                for (T value : values) {
                    for (T otherValue : values) {
                        open.add(new Pair<>(column, value, other, otherValue));
                    }
                }
            }
        }
        List<List<T>> rows = new ArrayList<>();
        while (!open.isEmpty()) {
            Map<Integer, T> row = row(open, columns, values);
            open.removeIf(pair -> pair.isIn(row));
            rows.add(List.copyOf(row.values()));
        }
        return rows;
    }

    /** A row with the first open pair, and with as many others as its columns can add one after the other. */
    private static <T> Map<Integer, T> row(Set<Pair<T>> open, int columns, List<T> values) {
        Map<Integer, T> row = new TreeMap<>();
        Pair<T> first = open.iterator().next();
        row.put(first.column(), first.value());
        row.put(first.other(), first.otherValue());
        for (int column = 0; column < columns; column++) {
            if (!row.containsKey(column)) {
                row.put(column, mostPairs(open, row, column, values));
            }
        }
        return row;
    }

    private static <T> T mostPairs(Set<Pair<T>> open, Map<Integer, T> row, int column, List<T> values) {
        return values.stream()
                .max(Comparator.comparingLong(value -> {
                    Map<Integer, T> longer = new TreeMap<>(row);
                    longer.put(column, value);
                    return open.stream().filter(pair -> pair.isIn(longer)).count();
                }))
                .orElseThrow();
    }
}
