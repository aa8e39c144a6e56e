package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody who runs the contracts must know beside them: how many there are, which operation and code each is
 * about, the schemas of the responses, and who the symbolic tokens stand for.
 */
final class ContractIndex {

    private final Spec spec;
    private final List<Case> cases;

    ContractIndex(Spec spec, List<Case> cases) {
        this.spec = spec;
        this.cases = cases;
    }

    String json() {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        tokenUrl().ifPresent(url -> index.put("token_url", url));
        index.set("clients", spec.tenant().path("clients"));
        ArrayNode contracts = index.putArray("contracts");
        for (Case each : cases) {
            ObjectNode entry = contracts
                    .addObject()
                    .put("id", each.id())
                    .put("operation", each.operation().id())
                    .put("name", each.contract().name())
                    .put("status", each.contract().status());
            each.contract().error().ifPresent(code -> entry.put("code", code));
            Optional.of(each.contract().expected())
                    .filter(JsonNode::isObject)
                    .map(values -> ((ObjectNode) values.deepCopy())
                            .remove(Answer.of(spec, each).absent()))
                    .ifPresent(values -> entry.set("values", values));
        }
        ArrayNode exclusions = index.putArray("exclusions");
        ObjectNode responses = index.putObject("responses");
        InlineSchemas schemas = new InlineSchemas(spec);
        for (Operation operation : spec.operations()) {
            operation
                    .exclusions()
                    .forEach(exclusion -> exclusions
                            .addObject()
                            .put("operation", operation.id())
                            .put("code", exclusion.code())
                            .put("reason", exclusion.reason()));
            ObjectNode declared = responses.putObject(operation.id());
            // Null for no body at all: a status that is not there is one of the default's.
            operation
                    .responses()
                    .forEach(response -> declared.set(response.status(), schemas.closedResponse(response)));
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(index);
    }

    /** Where the security schemes say that tokens are issued. */
    private Optional<String> tokenUrl() {
        Stream<JsonNode> schemes = spec.root().at("/components/securitySchemes").valueStream();
        return schemes.flatMap(scheme -> scheme.path("flows").valueStream())
                .flatMap(flow -> flow.path("tokenUrl").stringValueOpt().stream())
                .findFirst();
    }
}
