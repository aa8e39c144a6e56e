package com.eiam.accounts.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class TypeChoicesTest {

    private final JsonNode root = YAMLMapper.shared().readTree("""
            components:
              schemas:
                Id: {type: string, maxLength: 5}
                TextOrNothing: {oneOf: [{$ref: '#/components/schemas/Text'}, {type: 'null'}], description: Either}
                Text:
                  oneOf:
                    - {$ref: '#/components/schemas/Id'}
                    - {type: array, maxItems: 2, items: {$ref: '#/components/schemas/Id'}}
                Numbers: {oneOf: [{type: number, format: double}, {type: integer}]}
                Wholes: {oneOf: [{type: string}, {type: integer, enum: [1, 2]}]}
                Anything: {oneOf: [{type: string}, {description: No type}]}
                Bounds: {maxLength: 2, oneOf: [{type: string, maxLength: 9}, {type: boolean}]}
                Choices: {oneOf: [{$ref: '#/components/schemas/Choices'}, {type: string}]}
            """);

    @BeforeEach
    void merge() {
        TypeChoices.merge(root);
    }

    @Test
    void aChoiceBetweenTypesIsOneSchemaWithAListOfTypes() {
        assertThat(schema("TextOrNothing")).isEqualTo(YAMLMapper.shared().readTree("""
                description: Either
                type: [string, array, 'null']
                maxLength: 5
                maxItems: 2
                items: {$ref: '#/components/schemas/Id'}
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Numbers", "Wholes", "Anything", "Bounds", "Choices"})
    void anyOtherChoiceStaysAsItIs(String name) {
        assertThat(schema(name).path("oneOf").size()).isEqualTo(2);
        assertThat(schema(name).has("type")).isFalse();
    }

    private JsonNode schema(String name) {
        return root.at("/components/schemas").path(name);
    }
}
