package com.eiam.accounts.contracts.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From the file that says all contracts to the steps that say the stated ones. */
class ArazzoFileTest {

    private static final String CONTRACTS = """
            {"title": "Things", "version": "1.0.0", "token_url": "/token",
             "clients": [{"client_id": "caller"}, {"client_id": "idle"}],
             "operations": [
               {"id": "addThing", "method": "POST", "path": "/things", "summary": "Add a thing"},
               {"id": "getThing", "method": "GET", "path": "/things/{id}", "summary": "Read a thing"},
               {"id": "issueToken", "method": "POST", "path": "/token", "summary": "Ask for a token"}],
             "contracts": [
               {"id": "addThing_01_adds", "operation": "addThing", "name": "adds", "status": 201,
                "request": {"method": "POST", "url": "/things?dry=no%20way", "body": "{\\"name\\":\\"it's\\"}",
                  "headers": {"Authorization": "Bearer caller", "Content-Type": "application/json", "Accept": "a/b"}},
                "response": {"body": {}},
                "then": {"operation": "getThing", "status": 200,
                  "request": {"method": "GET", "url": "/things/{$response.body#/id}", "headers": {}},
                  "response": {"body": {"id": "$response.body#/id", "name": "it's", "size": null,
                    "tags": ["a", {"b": 1}], "more": {}}, "absent": ["error"]}}},
               {"id": "addThing_02_none", "operation": "addThing", "name": "none", "status": 400,
                "request": {"method": "POST", "url": "/things", "body": "{}",
                  "headers": {"Authorization": "Bearer forged", "Content-Type": "application/json"}},
                "response": {"body": {}}},
               {"id": "addThing_03_broken", "operation": "addThing", "name": "broken", "status": 400,
                "request": {"method": "POST", "url": "/things", "body": "{", "headers": {}}, "response": {}},
               {"id": "addThing_04_text", "operation": "addThing", "name": "text", "status": 415,
                "request": {"method": "POST", "url": "/things", "body": "{", "headers": {"Content-Type": "text/plain"}},
                "response": {}},
               {"id": "addThing_05_derived", "operation": "addThing", "name": "derived", "keyword": "type", "status": 400,
                "request": {"method": "POST", "url": "/things", "headers": {}}, "response": {}},
               {"id": "getThing_01_unknown", "operation": "getThing", "name": "unknown", "status": 404,
                "request": {"method": "GET", "url": "/things/1/no", "headers": {}}, "response": {}},
               {"id": "getThing_02_method", "operation": "getThing", "name": "method", "status": 405,
                "request": {"method": "PATCH", "url": "/things/1", "headers": {}}, "response": {}},
               {"id": "getThing_03_blank", "operation": "getThing", "name": "blank", "status": 400,
                "request": {"method": "GET", "url": "/things/%20", "headers": {}}, "response": {}},
               {"id": "issueToken_01_form", "operation": "issueToken", "name": "form", "status": 200,
                "request": {"method": "POST", "url": "/token", "body": "grant_type=a%26b&scope=",
                  "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
                "response": {"body": {"expires_in": 1800}}}]}
            """;

    private ObjectNode contracts;

    @BeforeEach
    void read() {
        contracts = (ObjectNode) JsonMapper.shared().readTree(CONTRACTS);
    }

    @Test
    void aRequestIsToldByTheIdOfItsOperation() {
        assertThat(step("addThing_01_adds").toString())
                .isEqualTo(JsonMapper.shared().readTree("""
                                {"stepId": "addThing_01_adds", "description": "adds", "operationId": "addThing",
                                 "parameters": [
                                   {"name": "dry", "in": "query", "value": "no way"},
                                   {"name": "Authorization", "in": "header",
                                    "value": "Bearer {$workflows.tokens.outputs.caller}"},
                                   {"name": "Accept", "in": "header", "value": "a/b"}],
                                 "requestBody": {"contentType": "application/json", "payload": {"name": "it's"}},
                                 "successCriteria": [{"condition": "$statusCode == 201"}],
                                 "outputs": {"id": "$response.body#/id"}}
                                """).toString());
    }

    @Test
    void aReadThatMustFollowSpeaksOfTheAnswerBeforeIt() {
        assertThat(step("addThing_01_adds_then").at("/parameters/0/value").stringValue())
                .isEqualTo("$steps.addThing_01_adds.outputs.id");
    }

    @Test
    void everyStatedValueIsACriterionAndSoIsHowManyThereAre() {
        assertThat(conditions(step("addThing_01_adds_then")))
                .containsExactly(
                        "$statusCode == 200",
                        "$response.body#/id == $steps.addThing_01_adds.outputs.id",
                        "$response.body#/name == 'it''s'",
                        "$response.body#/size == null",
                        "$[?length(@.tags) == 2]",
                        "$response.body#/tags/0 == 'a'",
                        "$[?length(@.tags[1]) == 1]",
                        "$response.body#/tags/1/b == 1",
                        "$[?length(@.more) == 0]",
                        "$[?!@.error]");
    }

    @Test
    void aFormAndATextAreSentAsWhatTheyAre() {
        assertThat(step("issueToken_01_form").at("/requestBody/payload").toString())
                .isEqualTo("{\"grant_type\":\"a&b\",\"scope\":\"\"}");
        assertThat(step("addThing_04_text").at("/requestBody").toString())
                .isEqualTo("{\"contentType\":\"text/plain\",\"payload\":\"{\"}");
    }

    @Test
    void tokensAreAskedForOnceForEachClientThatCalls() {
        JsonNode tokens = file().at("/workflows/0");
        assertThat(tokens.path("workflowId").stringValue()).isEqualTo("tokens");
        assertThat(tokens.at("/inputs/properties").propertyNames()).containsExactly("caller");
        assertThat(tokens.at("/steps/0/operationId").stringValue()).isEqualTo("issueToken");
        assertThat(tokens.at("/steps/0/requestBody/payload/client_secret").stringValue())
                .isEqualTo("$inputs.caller");
        assertThat(file().path("workflows").valueStream().skip(1))
                .allSatisfy(workflow ->
                        assertThat(workflow.at("/dependsOn/0").stringValue()).isEqualTo("tokens"));
    }

    @Test
    void whatHasNoWordsIsCountedAndNamed() {
        ArazzoFile arazzo = new ArazzoFile(contracts, "things.json");
        JsonNode leftOut = JsonMapper.shared().readTree(arazzo.json()).path("x-left-out");
        assertThat(leftOut.toString())
                .isEqualTo("{\"a body that is no JSON\":[\"addThing_03_broken\"],"
                        + "\"a path or a method that no operation has\":[\"getThing_01_unknown\",\"getThing_02_method\"],"
                        + "\"a path that ends with a blank, which clients cut off\":[\"getThing_03_blank\"],"
                        + "\"an empty object, in whose place redocly sends nothing\":[\"addThing_02_none\"]}");
        assertThat(arazzo.summary())
                .startsWith("3 stated contracts as Arazzo; 1 left out: a body that is no JSON; 2 left out: a path or");
    }

    @Test
    void aTokenUrlThatNoOperationHas() {
        contracts.put("token_url", "/elsewhere");
        assertThatThrownBy(this::file)
                .isInstanceOf(ContractException.class)
                .hasMessage("no operation has the token URL of the security scheme");
    }

    private JsonNode file() {
        return JsonMapper.shared().readTree(new ArazzoFile(contracts, "things.json").json());
    }

    private JsonNode step(String id) {
        return file().path("workflows")
                .valueStream()
                .flatMap(workflow -> workflow.path("steps").valueStream())
                .filter(step -> step.path("stepId").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> conditions(JsonNode step) {
        return step.path("successCriteria")
                .valueStream()
                .map(criterion -> criterion.path("condition").stringValue())
                .toList();
    }
}
