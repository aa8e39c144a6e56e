package com.eiam.accounts.server.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request with a form. Empty parameters count as absent (RFC 6749, 3.2). It has no query: an authorization server
 * that implements the API can take a name there for one of the form. It has no {@code Accept}: forms are OAuth's, whose
 * responses are always JSON (RFC 6749, 5.1; RFC 9110, 12.5.1).
 */
final class FormRequest extends HttpServletRequestWrapper {

    FormRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(HttpHeaders.ACCEPT) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public @Nullable String getQueryString() {
        return null;
    }

    /** The query that the caller sent. */
    @Nullable
    String sentQuery() {
        return super.getQueryString();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        super.getParameterMap().forEach((name, values) -> {
            String[] given =
                    Arrays.stream(values).filter(value -> !value.isEmpty()).toArray(String[]::new);
            if (given.length > 0) {
                parameters.put(name, given);
            }
        });
        return parameters;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }
}
