package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ApiError;
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
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the generated models, and those only, with a mapper of its own: whatever the application sets up for
 * its other JSON, this API travels as its description says. A body that is read has been held against its schema.
 */
final class ModelConverter extends AbstractHttpMessageConverter<Object> {

    /** JSON as RFC 8259 has it, nothing guessed, no number rounded. */
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .annotationIntrospector(new AbsentWhenNull())
            // In the order of the description.
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private static final String MODELS = ApiError.class.getPackageName();

    private final RequestSchemas schemas;

    ModelConverter(RequestSchemas schemas) {
        super(StandardCharsets.UTF_8, MediaType.APPLICATION_JSON);
        this.schemas = schemas;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.getPackageName().equals(MODELS);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        JsonNode body = parse(message.getBody());
        schemas.check(RequestSchemas.component(type.getSimpleName()), Violation.BODY, body);
        return MAPPER.treeToValue(body, type);
    }

    private static JsonNode parse(InputStream in) throws IOException {
        try {
            // Jackson would guess UTF-16 and UTF-32 and let some malformed UTF-8 pass.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes()));
            JsonNode body = MAPPER.readTree(text.toString());
            if (body.isMissingNode()) {
                throw Violation.json();
            }
            return body;
        } catch (CharacterCodingException | JacksonException e) {
            throw Violation.json();
        }
    }

    @Override
    protected void writeInternal(Object model, HttpOutputMessage message) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(model);
        message.getHeaders().setContentType(ErrorResponses.JSON);
        message.getHeaders().setContentLength(json.length);
        message.getBody().write(json);
    }
}
