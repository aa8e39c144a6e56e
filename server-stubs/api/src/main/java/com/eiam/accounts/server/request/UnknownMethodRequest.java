package com.eiam.accounts.server.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A {@code TRACE} that is refused as any method is which a path does not have. A servlet would answer it with the
 * headers that it has received.
 */
final class UnknownMethodRequest extends HttpServletRequestWrapper {

    static final String TRACE = "TRACE";

    UnknownMethodRequest(HttpServletRequest request) {
        super(request);
    }

    /** A method that no servlet knows: names of methods are compared with regard to case (RFC 9110, 9.1). */
    @Override
    public String getMethod() {
        return "trace";
    }
}
