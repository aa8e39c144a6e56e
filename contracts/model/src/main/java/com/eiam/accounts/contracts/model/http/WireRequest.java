package com.eiam.accounts.contracts.model.http;

import com.eiam.accounts.contracts.model.Ordered;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it is sent.
 *
 * @param url the base URL, the path and the query, percent-encoded
 * @param headers the headers by name, in the order of sending
 * @param body the text that is sent in UTF-8; empty for none
 */
public record WireRequest(String method, String url, Map<String, String> headers, Optional<String> body) {

    public WireRequest {
        headers = Ordered.copyOf(headers);
    }
}
