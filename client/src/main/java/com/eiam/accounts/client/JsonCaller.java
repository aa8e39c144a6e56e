package com.eiam.accounts.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.Nonnull;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes calls as HTTP requests and reads the answers, in UTF-8 whatever the platform's charset. */
final class JsonCaller implements ApiCaller {

    private final String baseUrl;
    private final Map<String, String> headers;
    private final JsonMapper json;
    private final Transport transport;

    /** @param headers sent with every call */
    JsonCaller(String baseUrl, Map<String, String> headers, JsonMapper json, Transport transport) {
        this.baseUrl = baseUrl;
        this.headers = headers;
        this.json = json;
        this.transport = transport;
    }

    @Override
    public <T> T call(ApiCall<T> call) {
        Request request = written(call);
        Response response = transport.send(request);
        return read(call, request, response);
    }

    private Request written(ApiCall<?> call) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.put("Accept", "application/json");
        byte[] body = call.form()
                .orElseGet(() -> call.body().map(value -> json(call, value)).orElse(new byte[0]));
        if (body.length > 0) {
            all.put("Content-Type", call.form().isPresent() ? "application/x-www-form-urlencoded" : "application/json");
        }
        URI uri = URI.create(baseUrl + call.target());
        return new Request(
                call.operationId(), call.method(), uri, all, body, call.form().isPresent());
    }

    private byte[] json(ApiCall<?> call, Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    call.operationId() + ": the request cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private <T> T read(ApiCall<T> call, Request request, Response response) {
        if (call.answer().getType() == Void.class) {
            return null;
        }
        JsonNode body = response.json();
        JavaType type = json.constructType(call.answer());
        String missing = missing(type.getRawClass(), body);
        if (!body.isContainer() || missing != null) {
            String fault = "JSON of another form than described" + (missing == null ? "" : ", without " + missing);
            throw ErrorMappingTransport.unexpected(request, response, fault, null);
        }
        try {
            return json.treeToValue(body, type);
        } catch (JacksonException e) {
            throw ErrorMappingTransport.unexpected(request, response, "JSON of another form than described", e);
        }
    }

    /** What the description promises is there: the generated getters of required properties say so. */
    private static String missing(Class<?> type, JsonNode body) {
        for (Method getter : type.getMethods()) {
            JsonProperty property = getter.getAnnotation(JsonProperty.class);
            if (property != null
                    && property.required()
                    && getter.isAnnotationPresent(Nonnull.class)
                    && !body.hasNonNull(property.value())) {
                return property.value();
            }
        }
        return null;
    }
}
