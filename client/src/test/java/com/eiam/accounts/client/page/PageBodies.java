package com.eiam.accounts.client.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The JSON of pages with numbered entries. */
final class PageBodies {

    private PageBodies() {}

    static List<String> ids(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(i -> "c" + i).toList();
    }

    static String accounts(int first, int count) {
        return page(first + count, first, count);
    }

    static String page(Integer total, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> "{\"id\":\"c" + i + "\",\"account_name\":\"n" + i + "\",\"name\":null,\"org_id\":null,"
                        + "\"disabled\":false,\"account_type\":\"ORPHAN_ACCOUNT\",\"extension\":{},\"roles\":[]}")
                .collect(Collectors.joining(",", "{\"total\":" + total + ",\"accounts\":[", "]}"));
    }

    static String users(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"userName\":\"u" + i + "\",\"disabled\":false}")
                .collect(Collectors.joining(",", "{\"total\":" + (first + count) + ",\"associated_users\":[", "]}"));
    }

    static String permissions(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> "{\"accountId\":\"c" + i + "\"}")
                .collect(Collectors.joining(
                        ",", "{\"number\":0,\"total\":" + (first + count) + ",\"size\":50,\"list\":[", "]}"));
    }
}
