package com.eiam.accounts.reference.repository;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order of ids: by their bytes in UTF-8, whatever the locale of the database. */
public final class IdOrder {

    private IdOrder() {}

    /** The value that the database orders an id by. It compares bytes as unsigned numbers. */
    public static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares as the database does. */
    static int compare(String one, String other) {
        return Arrays.compareUnsigned(bytes(one), bytes(other));
    }
}
