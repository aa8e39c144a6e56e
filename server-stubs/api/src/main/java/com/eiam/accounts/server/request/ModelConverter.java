package com.eiam.accounts.server.request;

import com.eiam.accounts.server.json.ModelJson;
import com.eiam.accounts.server.model.ApiError;
import com.eiam.accounts.server.validation.RequestValidator;
import com.eiam.accounts.server.validation.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads and writes the generated models, and nothing else. Each body is checked against its schema as it is read. */
final class ModelConverter extends AbstractHttpMessageConverter<Object> {

    private static final String MODELS = ApiError.class.getPackageName();

    private final RequestValidator validator;

    ModelConverter(RequestValidator validator) {
        super(StandardCharsets.UTF_8, MediaType.APPLICATION_JSON);
        this.validator = validator;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.getPackageName().equals(MODELS);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        JsonNode body = parse(message.getBody());
        validator.checkBody(type, body);
        return ModelJson.MAPPER.treeToValue(body, type);
    }

    private static JsonNode parse(InputStream in) throws IOException {
        try {
            // Jackson would guess UTF-16 and UTF-32 and accept some malformed UTF-8.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes()));
            JsonNode body = ModelJson.MAPPER.readTree(text.toString());
            if (body.isMissingNode()) {
                throw Violation.json();
            }
            return body;
        } catch (CharacterCodingException | JacksonException | NumberFormatException e) {
            // The last one: Jackson's, for a number whose exponent does not fit into an int.
            throw Violation.json();
        }
    }

    @Override
    protected void writeInternal(Object model, HttpOutputMessage message) throws IOException {
        byte[] json = ModelJson.MAPPER.writeValueAsBytes(model);
        message.getHeaders().setContentType(ModelJson.MEDIA_TYPE);
        message.getHeaders().setContentLength(json.length);
        message.getBody().write(json);
    }
}
