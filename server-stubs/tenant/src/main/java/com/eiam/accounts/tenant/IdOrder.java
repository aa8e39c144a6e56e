package com.eiam.accounts.tenant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order of the API's lists: by id, as bytes in UTF-8, whatever the locale. */
public final class IdOrder {

    private IdOrder() {}

    /** The value to order an id by. Bytes are compared as unsigned numbers. */
    public static byte[] bytes(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares two ids, as a {@link java.util.Comparator} does. */
    public static int compare(String one, String other) {
        return Arrays.compareUnsigned(bytes(one), bytes(other));
    }
}
