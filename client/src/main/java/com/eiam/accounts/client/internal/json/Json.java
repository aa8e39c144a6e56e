package com.eiam.accounts.client.internal.json;

import com.eiam.accounts.client.model.ApiError;
import com.eiam.accounts.client.model.TokenError;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** JSON as this API needs it. Uses nothing that Jackson 2.15 lacks, since a platform's own version wins. */
public final class Json {

    private static final int LONGEST_PATH = 10;
    private static final JsonSetter.Value NULL_IS_ABSENT = JsonSetter.Value.forValueNulls(Nulls.SKIP);

    private final JsonMapper mapper = JsonMapper.builder()
            // On an update, what is absent stays as it is.
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Free attributes: 0.1 must come back as 0.1.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // A list or the free attributes may be null where they may be absent.
            .withConfigOverride(List.class, override -> override.setSetterInfo(NULL_IS_ABSENT))
            .withConfigOverride(Map.class, override -> override.setSetterInfo(NULL_IS_ABSENT))
            .build();

    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Type, ObjectReader> answerReaders = new ConcurrentHashMap<>();

    JsonMapper mapper() {
        return mapper;
    }

    ObjectReader reader(Type type) {
        return readers.computeIfAbsent(type, key -> mapper.readerFor(mapper.constructType(key)));
    }

    /** Whether a key is that of an error, which no model has. */
    static boolean isErrorKey(String key) {
        return ApiError.JSON_PROPERTY_ERROR_CODE.equals(key) || TokenError.JSON_PROPERTY_ERROR.equals(key);
    }

    /** Reads as {@link #reader}, but stops at the key of an error. */
    ObjectReader answerReader(Type type) {
        return answerReaders.computeIfAbsent(type, key -> reader(key).withHandler(new ErrorKeys()));
    }

    private static final class ErrorKeys extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object model, String key)
                throws IOException {
            if (isErrorKey(key) && parser.currentToken() != JsonToken.VALUE_NULL) {
                throw new JsonParseException(parser, "the key of an error: " + key);
            }
            return false;
        }
    }

    /** In UTF-8; text that has half of a surrogate pair and numbers that JSON does not have are an IOException. */
    byte[] written(Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new FiniteNumbers(mapper.createGenerator(text))) {
            mapper.writeValue(generator, value);
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text.getBuffer()));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IOException(unencodable(text.toString()) + " has half of a surrogate pair, which is no text", e);
        }
    }

    private String unencodable(String json) throws IOException {
        try (JsonParser parser = mapper.createParser(json)) {
            do {
                parser.nextToken();
            } while (StandardCharsets.UTF_8.newEncoder().canEncode(parser.getText()));
            return parser.getParsingContext().pathAsPointer().toString();
        }
    }

    /** What Jackson could not read or write, and why; its own message lists a whole path of classes. */
    static String fault(Throwable failure) {
        return failure instanceof JsonMappingException known && !known.getPath().isEmpty()
                ? location(known) + ": " + known.getOriginalMessage()
                : failure.getMessage();
    }

    /** Where in the JSON a value could not be read or written; empty if it is the whole. */
    static String location(Throwable failure) {
        return failure instanceof JsonMappingException known
                ? known.getPath().stream()
                        .limit(LONGEST_PATH)
                        .map(step -> step.getFieldName() == null ? "/" + step.getIndex() : "/" + step.getFieldName())
                        .collect(Collectors.joining())
                : "";
    }

    /** Refuses NaN and the infinities, which Jackson would write as they are. */
    private static final class FiniteNumbers extends JsonGeneratorDelegate {

        FiniteNumbers(JsonGenerator generator) {
            super(generator, false);
        }

        @Override
        public void writeNumber(double number) throws IOException {
            if (!Double.isFinite(number)) {
                throw notFinite(number);
            }
            super.writeNumber(number);
        }

        @Override
        public void writeNumber(float number) throws IOException {
            if (!Float.isFinite(number)) {
                throw notFinite(number);
            }
            super.writeNumber(number);
        }

        private IOException notFinite(Number number) {
            return new IOException(getOutputContext().pathAsPointer() + ": " + number + " is no number in JSON");
        }

        @Override
        public void writeArray(double[] numbers, int offset, int length) throws IOException {
            writeStartArray();
            for (int i = offset; i < offset + length; i++) {
                writeNumber(numbers[i]);
            }
            writeEndArray();
        }
    }
}
