package com.eiam.accounts.contracts.generator.arazzo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.contracts.generator.testcase.ContractException;
import com.eiam.accounts.contracts.model.ContractSuite;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a suite to Arazzo. */
class ArazzoFileTest {

    private static final String CONTRACTS = """
            {"title": "Things", "version": "1.0.0", "token_url": "/token",
             "clients": [{"client_id": "caller", "secret": "s"}, {"client_id": "idle", "secret": "s"}],
             "operations": [
               {"id": "addThing", "method": "POST", "path": "/things", "summary": "Add a thing", "outcomes": []},
               {"id": "getThing", "method": "GET", "path": "/things/{id}", "summary": "Read a thing", "outcomes": []},
               {"id": "issueToken", "method": "POST", "path": "/token", "summary": "Ask for a token", "outcomes": []}],
             "contracts": [
               {"id": "addThing_01_adds", "operation": "addThing", "name": "adds",
                "request": {"method": "POST", "path": "/things", "query": {"dry": "no way"},
                  "credentials": {"kind": "TOKEN", "client": "caller"},
                  "headers": {"Content-Type": "application/json", "Accept": "a/b"},
                  "body": {"json": {"name": "it's"}}},
                "expected": {"outcome": {"status": 201}, "body": {}},
                "then": [{"operation": "getThing",
                  "request": {"method": "GET", "path": "/things/{id}", "path_parameters": {"id": "$response.body#/id"}},
                  "expected": {"outcome": {"status": 200}, "body": {"id": "$response.body#/id", "name": "it's",
                    "size": null, "tags": ["a", {"b": 1}], "more": {}}, "absent": ["error"]}},
                  {"name": "second", "operation": "addThing", "request": {"method": "POST", "path": "/things"},
                   "expected": {"outcome": {"status": 201}, "body": {}}},
                  {"operation": "getThing", "request": {"method": "GET", "path": "/things/{id}",
                     "path_parameters": {"id": "$steps.second.response.body#/id"},
                     "headers": {"Authorization": "Bearer {$steps.second.response.body#/key}"}},
                   "expected": {"outcome": {"status": 200}, "body": {}}}]},
               {"id": "addThing_02_none", "operation": "addThing", "name": "none",
                "request": {"method": "POST", "path": "/things", "body": {"json": {}},
                  "headers": {"Authorization": "Bearer forged", "Content-Type": "application/json"}},
                "expected": {"outcome": {"status": 400}, "body": {}}},
               {"id": "addThing_03_broken", "operation": "addThing", "name": "broken",
                "request": {"method": "POST", "path": "/things", "body": {"raw": "{"}},
                "expected": {"outcome": {"status": 400}}},
               {"id": "addThing_04_text", "operation": "addThing", "name": "text",
                "request": {"method": "POST", "path": "/things", "body": {"raw": "{"},
                  "headers": {"Content-Type": "text/plain"}},
                "expected": {"outcome": {"status": 415}}},
               {"id": "addThing_05_derived", "operation": "addThing", "name": "derived", "keyword": "type",
                "request": {"method": "POST", "path": "/things"}, "expected": {"outcome": {"status": 400}}},
               {"id": "getThing_01_unknown", "operation": "getThing", "name": "unknown",
                "request": {"method": "GET", "path": "/things/{id}/no", "path_parameters": {"id": "1"}},
                "expected": {"outcome": {"status": 404}}},
               {"id": "getThing_02_method", "operation": "getThing", "name": "method",
                "request": {"method": "PATCH", "path": "/things/{id}", "path_parameters": {"id": "1"}},
                "expected": {"outcome": {"status": 405}}},
               {"id": "getThing_03_blank", "operation": "getThing", "name": "blank",
                "request": {"method": "GET", "path": "/things/{id}", "path_parameters": {"id": " "}},
                "expected": {"outcome": {"status": 400}}},
               {"id": "issueToken_01_form", "operation": "issueToken", "name": "form",
                "request": {"method": "POST", "path": "/token", "body": {"form": {"grant_type": "a&b", "scope": ""}},
                  "credentials": {"kind": "FORM", "client": "idle"},
                  "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
                "expected": {"outcome": {"status": 200}, "body": {"expires_in": 1800}}}]}
            """;

    private ContractSuite suite =
            ContractSuite.read(new ByteArrayInputStream(CONTRACTS.getBytes(StandardCharsets.UTF_8)));

    @Test
    void aStepNamesItsOperation() {
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
    void aFollowUpUsesTheResponseOfTheChange() {
        assertThat(step("addThing_01_adds_then").at("/parameters/0/value").stringValue())
                .isEqualTo("$steps.addThing_01_adds.outputs.id");
    }

    @Test
    void aFollowUpUsesTheResponseOfAnEarlierOne() {
        assertThat(step("addThing_01_adds_then_3").at("/parameters/1/value").stringValue())
                .isEqualTo("Bearer {$steps.addThing_01_adds_then_2.outputs.key}");
        assertThat(step("addThing_01_adds_then_2").at("/outputs/id").stringValue())
                .isEqualTo("$response.body#/id");
        assertThat(step("addThing_01_adds_then_3").at("/parameters/0/value").stringValue())
                .isEqualTo("$steps.addThing_01_adds_then_2.outputs.id");
    }

    @Test
    void everyStatedValueAndEverySizeIsACriterion() {
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
    void aFormIsAFormAndATextIsAText() {
        assertThat(step("issueToken_01_form").at("/requestBody/payload").toString())
                .isEqualTo("{\"grant_type\":\"a&b\",\"scope\":\"\",\"client_id\":\"idle\",\"client_secret\":\"s\"}");
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
    void contractsThatCannotBeExpressedAreCountedAndNamed() {
        ArazzoFile arazzo = new ArazzoFile(suite, "things.json");
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
        suite = ContractSuite.read(new ByteArrayInputStream(CONTRACTS
                .replace("\"token_url\": \"/token\"", "\"token_url\": \"/elsewhere\"")
                .getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(this::file)
                .isInstanceOf(ContractException.class)
                .hasMessage("no operation has the token URL of the security scheme");
    }

    private JsonNode file() {
        return JsonMapper.shared().readTree(new ArazzoFile(suite, "things.json").json());
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
