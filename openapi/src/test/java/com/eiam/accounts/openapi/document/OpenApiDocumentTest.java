package com.eiam.accounts.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiDocumentTest {

    private final OpenApiDocument document =
            new OpenApiDocument(YAMLMapper.shared().readTree("""
            paths:
              /cups/{cup_id}/parts/{part_id}:
                summary: Not an operation
                parameters:
                  - {name: part_id, in: path, schema: {type: string}}
                  - {name: verbose, in: query, schema: {type: boolean}}
                get:
                  operationId: getPart
                  security: [{bearer: [read]}, {bearer: [all]}]
                  parameters:
                    - {name: limit, in: query, schema: {type: integer}}
                    - {name: verbose, in: query, schema: {type: string}}
                    - {$ref: '#/components/parameters/CupId'}
                put:
                  security: []
                  requestBody: {$ref: '#/components/requestBodies/Part'}
              /token:
                post:
                  security: [{basic: []}, {}]
                  requestBody:
                    content: {application/x-www-form-urlencoded: {schema: {type: object}}}
            components:
              parameters:
                CupId: {name: cup_id, in: path, schema: {$ref: '#/components/schemas/Id'}}
              requestBodies:
                Part:
                  x-max-bytes: 100
                  content: {application/json: {schema: {$ref: '#/components/schemas/Part'}}}
              schemas:
                Id: {type: string, maxLength: 5}
                Part: {type: object, x-max-bytes: 10, properties: {a/b~c: {$ref: '#/components/schemas/Id'}}}
                Loop: {$ref: '#/components/schemas/Loop'}
              securitySchemes:
                bearer: {type: oauth2}
                basic: {type: http, scheme: basic}
            """));

    @Test
    void theParametersOfThePathComeFirstInItsOrderAndThenTheOthersAsWritten() {
        assertThat(operation(0).parameters())
                .extracting(Parameter::name)
                .containsExactly("cup_id", "part_id", "verbose", "limit");
    }

    @Test
    void aParameterOfTheOperationReplacesOneOfThePathItem() {
        assertThat(operation(0).parameters().get(2).schema().path("type").stringValue())
                .isEqualTo("string");
    }

    @Test
    void onlyMethodsAreOperations() {
        assertThat(document.operations()).extracting(OperationObject::method).containsExactly("GET", "PUT", "POST");
    }

    @Test
    void theSecurityOfAnOperationIsThatOfItsSchemes() {
        assertThat(document.operations())
                .extracting(OperationObject::security)
                .containsExactly(Security.BEARER, Security.NONE, Security.BASIC);
        assertThat(operation(0).permissions()).containsExactly("read", "all");
        assertThat(operation(2).permissions()).isEmpty();
    }

    @Test
    void aBodyHasOneMediaTypeItsSchemaAndItsSize() {
        assertThat(operation(0).body()).isEmpty();
        assertThat(operation(1).body()).hasValueSatisfying(body -> {
            assertThat(body.isForm()).isFalse();
            assertThat(body.maxBytes()).isEqualTo(100);
            assertThat(document.pointer(body.schema())).isEqualTo("/components/schemas/Part");
        });
        assertThat(operation(2).body()).hasValueSatisfying(body -> {
            assertThat(body.isForm()).isTrue();
            assertThat(body.maxBytes()).isEqualTo(Integer.MAX_VALUE);
        });
    }

    @Test
    void aNodeKnowsItsPlace() {
        JsonNode field =
                document.root().at("/components/schemas/Part/properties").path("a/b~c");

        assertThat(document.pointer(field)).isEqualTo("/components/schemas/Part/properties/a~1b~0c");
        assertThat(document.root().at(document.pointer(field))).isSameAs(field);
        assertThat(document.resolve(field)).isSameAs(document.root().at("/components/schemas/Id"));
        assertThatThrownBy(() -> document.pointer(field.deepCopy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the node is not from this document: {");
    }

    @Test
    void aReferenceToNothingIsMissing() {
        assertThat(document.resolve(document.root().at("/components/schemas/Loop"))
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void schemasKnowOurKeywords() {
        DocumentSchemas schemas = new DocumentSchemas(document);
        JsonNode part = document.root().at("/components/schemas/Part");
        JsonNode tooLarge = YAMLMapper.shared().readTree("{a/b~c: sixsix}");

        assertThat(schemas.compile(part).validate(tooLarge))
                .extracting(error -> error.getKeyword() + " " + error.getInstanceLocation())
                .containsExactlyInAnyOrder("maxLength /a~1b~0c", "x-max-bytes ");
        assertThat(schemas.compile(part)).isSameAs(schemas.compile(part));
    }

    private OperationObject operation(int index) {
        return document.operations().get(index);
    }
}
