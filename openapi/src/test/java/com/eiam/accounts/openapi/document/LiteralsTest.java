package com.eiam.accounts.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LiteralsTest {

    @ParameterizedTest
    @CsvSource({
        "integer, -7, NUMBER",
        "integer, 07, STRING",
        "integer, 1.5, STRING",
        "integer, true, STRING",
        "number, 1.5e3, NUMBER",
        "number, 1., STRING",
        "boolean, true, BOOLEAN",
        "boolean, false, BOOLEAN",
        "boolean, True, STRING",
        "boolean, 1, STRING",
        "string, 7, STRING",
        "string, true, STRING"
    })
    void readsAValueOfTheTypeThatTheSchemaWants(String type, String text, String kind) {
        assertThat(parse(type, text).getNodeType()).hasToString(kind);
    }

    @Test
    void readsNoNumberThatIsTooLong() {
        assertThat(parse("integer", "9".repeat(100)).isNumber()).isTrue();
        assertThat(parse("integer", "9".repeat(101)).isString()).isTrue();
        assertThat(parse("number", "1e9999").isString()).isTrue();
    }

    private static JsonNode parse(String type, String text) {
        return Literals.parse(JsonMapper.shared().createObjectNode().put("type", type), text);
    }
}
