package com.eiam.accounts.contracts.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer as it came. */
record RawAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    /** A header's values, whatever the case of its name. */
    List<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The body as text; what is not UTF-8 is replaced. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as text. JSON is UTF-8 and nothing else (RFC 8259, 8.1). */
    String utf8() throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }
}
