package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that somebody who runs the contracts must know, in one file: the requests as they travel, what must come
 * back, the schemas of the answers, and who the symbolic tokens stand for. Who runs contracts reads no spec.
 */
final class ContractsFile {

    /** Keys of the contract tenant whose values name something that another environment may name otherwise. */
    private static final List<String> IDENTIFIERS =
            List.of("app_id", "account_id", "user_id", "user_name", "org_id", "org_code", "role_id", "role_code");

    private final Spec spec;
    private final List<Case> cases;
    private final Lanes lanes;

    ContractsFile(Spec spec, List<Case> cases) {
        this.spec = spec;
        this.cases = cases;
        this.lanes = new Lanes(spec, cases);
    }

    String json() {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("title", spec.root().at("/info/title").stringValue(""));
        file.put("version", spec.root().at("/info/version").stringValue(""));
        tokenUrl().ifPresent(url -> file.put("token_url", url));
        file.set("clients", spec.tenant().path("clients"));
        ArrayNode identifiers = file.putArray("identifiers");
        for (String kind : IDENTIFIERS) {
            spec.tenant().findValues(kind).stream()
                    .map(value -> value.asString())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .forEach(value -> identifiers.addObject().put("kind", kind).put("value", value));
        }
        ArrayNode operations = file.putArray("operations");
        spec.operations().forEach(operation -> operations.add(operation(operation)));
        ArrayNode contracts = file.putArray("contracts");
        cases.forEach(each -> contracts.add(contract(each)));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(file);
    }

    /** Where the security schemes say that tokens are issued. */
    private Optional<String> tokenUrl() {
        Stream<JsonNode> schemes = spec.root().at("/components/securitySchemes").valueStream();
        return schemes.flatMap(scheme -> scheme.path("flows").valueStream())
                .flatMap(flow -> flow.path("tokenUrl").stringValueOpt().stream())
                .findFirst();
    }

    private ObjectNode operation(Operation operation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", operation.id()).put("tag", operation.tag());
        node.put("method", operation.method()).put("path", operation.path());
        node.put("summary", operation.node().path("summary").stringValue(""));
        ObjectNode responses = node.putObject("responses");
        ArrayNode outcomes = node.putArray("outcomes");
        InlineSchemas schemas = new InlineSchemas(spec);
        for (Operation.Response response : operation.responses()) {
            // Null for no body at all: a status that is not there is one of the default's.
            responses.set(response.status(), schemas.closedResponse(response));
            if (response.codes().isEmpty()) {
                outcomes.addObject().put("status", Integer.parseInt(response.status()));
            }
            response.codes()
                    .forEach(code -> outcomes.addObject()
                            .put("status", spec.catalogue().get(code).status())
                            .put("code", code));
        }
        ArrayNode exclusions = node.putArray("exclusions");
        operation
                .exclusions()
                .forEach(exclusion -> exclusions
                        .addObject()
                        .put("status", spec.catalogue().get(exclusion.code()).status())
                        .put("code", exclusion.code())
                        .put("reason", exclusion.reason()));
        return node;
    }

    private ObjectNode contract(Case each) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", each.id());
        node.put("operation", each.operation().id());
        node.put("name", each.contract().name());
        each.draft().keyword().ifPresent(keyword -> node.put("keyword", keyword));
        exchange(node, each);
        lanes.of(each).ifPresent(lane -> node.put("lane", lane));
        each.followUp(spec)
                .ifPresent(then -> exchange(
                        node.putObject("then").put("operation", then.operation().id()), then));
        return node;
    }

    /** A request and its answer. */
    private void exchange(ObjectNode node, Case each) {
        Answer answer = Answer.of(spec, each);
        node.put("status", answer.status());
        each.contract().error().ifPresent(code -> node.put("code", code));
        node.set("request", request(WireRequest.of(spec, each)));
        node.set("response", response(each, answer));
    }

    private static ObjectNode request(WireRequest request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("method", request.method()).put("url", request.url());
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach(headers::put);
        request.body().ifPresent(body -> node.put("body", body));
        return node;
    }

    private ObjectNode response(Case each, Answer answer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode headers = node.putObject("headers");
        new ResponseMatchers(spec, each, answer)
                .headers()
                .forEach((name, header) ->
                        headers.putObject(name).put("example", header.example()).put("matches", header.regex()));
        if (answer.body() instanceof ObjectNode body) {
            ObjectNode stated = node.putObject("body");
            for (Map.Entry<String, JsonNode> entry : body.properties()) {
                if (!answer.open().has(entry.getKey())) {
                    stated.set(entry.getKey(), entry.getValue());
                }
            }
        } else if (!answer.body().isMissingNode()) {
            node.set("body", answer.body());
        }
        answer.absent().forEach(key -> node.withArray("absent").add(key));
        return node;
    }
}
