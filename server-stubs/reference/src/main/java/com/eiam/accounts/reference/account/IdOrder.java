package com.eiam.accounts.reference.account;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ids stand in the order of the bytes of their UTF-8 form, whatever the locale of the database. */
public final class IdOrder {

    private IdOrder() {}

    /** What the database orders an id by; it compares bytes as unsigned numbers. */
    public static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares as the database does. */
    static int compare(String one, String other) {
        return Arrays.compareUnsigned(bytes(one), bytes(other));
    }
}
