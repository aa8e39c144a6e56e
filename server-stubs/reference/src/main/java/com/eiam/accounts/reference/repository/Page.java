package com.eiam.accounts.reference.repository;

import java.util.List;

/**
 * A page of a list.
 *
 * @param total the number of entries of the whole list
 */
public record Page<T>(long total, List<T> entries) {

    /**
     * The page that a caller asks for.
     *
     * @param number from 0
     * @param size the number of entries of a full page
     */
    public record Request(int number, int size) {

        /** The number of entries before the page. */
        long skipped() {
            return (long) number * size;
        }

        /** The number of entries on the page of a list. */
        long taken(long total) {
            return Math.max(0, Math.min(size, total - skipped()));
        }
    }
}
