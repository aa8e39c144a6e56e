package com.eiam.accounts.contracts.verifier.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A response as it was received. */
public record Response(int status, Map<String, List<String>> headers, byte[] body) {

    private static final ObjectReader READER =
            JsonMapper.shared().reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The values of a header, whatever the case of its name. */
    public List<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as text; bytes that are not UTF-8 are replaced. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as text. JSON is UTF-8 and nothing else (RFC 8259, 8.1). */
    public String utf8() throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** The body as JSON; missing if it is no JSON. */
    public JsonNode json() {
        try {
            return READER.readTree(text());
        } catch (JacksonException | NumberFormatException e) {
            return MissingNode.getInstance();
        }
    }
}
