package com.eiam.accounts.contracts.verifier;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds every answer against its schema in the spec and refuses keys that the spec does not declare: a contract names
 * the values that matter, but cannot say "and nothing else".
 */
final class ResponseSchemaFilter implements Filter {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ContractIndex.Entry contract;

    ResponseSchemaFilter(ContractIndex.Entry contract) {
        this.contract = contract;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification specified, FilterContext context) {
        Response response = context.next(request, specified);
        JsonNode schema = ContractIndex.CONTRACTS.schema(contract.operation(), response.statusCode());
        byte[] body = response.getBody().asByteArray();
        if (schema.isNull() || schema.isMissingNode()) {
            if (body.length > 0) {
                throw wrong(response, "has a body, but the spec declares none");
            }
            return response;
        }
        String faults = SCHEMAS.getSchema(schema).validate(json(response, body)).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw wrong(response, "breaks the spec's schema: " + faults);
        }
        return response;
    }

    /** JSON is UTF-8 and nothing else (RFC 8259, 8.1). */
    private JsonNode json(Response response, byte[] body) {
        try {
            return JsonMapper.shared()
                    .readTree(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString());
        } catch (CharacterCodingException e) {
            throw wrong(response, "is not UTF-8: " + e.getMessage());
        } catch (JacksonException e) {
            throw wrong(response, "is not JSON: " + e.getOriginalMessage());
        }
    }

    private AssertionError wrong(Response response, String what) {
        return new AssertionError("%s: the answer to %s with status %d %s%n%s"
                .formatted(
                        contract.operation(),
                        contract.id(),
                        response.statusCode(),
                        what,
                        response.getBody().asString()));
    }
}
