package com.eiam.accounts.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The id of a request: the caller's if it is a sane one, a new one otherwise. */
final class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();

    private final ApiDescription description;

    RequestIds(ApiDescription description) {
        this.description = description;
    }

    /** The id of a request; the same one however often it is asked for. */
    String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String sent = request.getHeader(HEADER);
        String id = sent != null && description.isRequestId(sent)
                ? sent
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
