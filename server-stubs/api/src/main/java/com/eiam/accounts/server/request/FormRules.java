package com.eiam.accounts.server.request;

import com.eiam.accounts.server.TokenException;
import com.eiam.accounts.server.description.RequestSchema;
import com.eiam.accounts.server.model.TokenErrorCode;
import com.eiam.accounts.server.validation.RequestValidator;
import com.eiam.accounts.server.validation.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rules for forms, which are OAuth's: requests for tokens. Broken ones are answered with OAuth's errors. */
final class FormRules {

    private FormRules() {}

    /**
     * Whether a request has a parameter of its form twice or in the query, which servers log, or has several
     * {@code Authorization} headers (RFC 6749, 2.3.1 and 3.2).
     */
    static boolean isMalformed(FormRequest request, JsonNode schema) {
        return Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1
                || names(schema).stream().anyMatch(name -> isInQuery(request, name))
                || names(schema).stream().anyMatch(name -> values(request, name).length > 1);
    }

    private static boolean isInQuery(FormRequest request, String name) {
        String query = Objects.requireNonNullElse(request.sentQuery(), "");
        return UriComponentsBuilder.newInstance().query(query).build().getQueryParams().entrySet().stream()
                .filter(parameter -> decoded(parameter.getKey()).equals(name))
                .flatMap(parameter -> parameter.getValue().stream())
                .anyMatch(StringUtils::hasLength);
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not encoded as a URL is, so not the name of a parameter.
            return name;
        }
    }

    /** @throws TokenException if the form breaks a rule of its schema */
    static void check(HttpServletRequest request, RequestSchema schema) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        for (String name : names(schema.node())) {
            for (String value : values(request, name)) {
                form.put(name, value);
            }
        }
        try {
            RequestValidator.check(schema, "form", form);
        } catch (Violation broken) {
            throw new TokenException(broken.rule().tokenCode().orElse(TokenErrorCode.INVALID_REQUEST));
        }
    }

    private static Collection<String> names(JsonNode schema) {
        return schema.path("properties").propertyNames();
    }

    private static String[] values(HttpServletRequest request, String name) {
        return Objects.requireNonNullElseGet(request.getParameterValues(name), () -> new String[0]);
    }
}
