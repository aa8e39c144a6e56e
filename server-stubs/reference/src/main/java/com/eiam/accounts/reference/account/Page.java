package com.eiam.accounts.reference.account;

import java.util.List;

/**
 * A page of a list.
 *
 * @param total how many entries the whole list has
 */
record Page<T>(long total, List<T> entries) {

    /**
     * Which page is asked for.
     *
     * @param number from 0
     * @param size how many entries a full page has
     */
    record Request(int number, int size) {

        /** How many entries stand before the page; for a large page number more than an {@code int} holds. */
        long skipped() {
            return (long) number * size;
        }

        /** How many entries the page has in a list of a total. */
        long taken(long total) {
            return Math.max(0, Math.min(size, total - skipped()));
        }
    }
}
