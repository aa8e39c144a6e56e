package com.eiam.accounts.server.request;

import com.eiam.accounts.server.description.ApiDescription;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids of requests: the caller's own if the spec accepts it, a new one otherwise. Not for implementers. */
public final class RequestIds {

    /** The header of the id, in requests and in responses. */
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();

    private final Pattern accepted;

    RequestIds(ApiDescription description) {
        this.accepted = description.requestId();
    }

    /** The id of a request; each call gives the same one. */
    public String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = of(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of a request with a header; each call can give another one. */
    public String of(@Nullable String sent) {
        return sent != null && accepted.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
