package com.eiam.accounts.contracts.model.http;

import com.eiam.accounts.contracts.model.JsonStrings;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The ids that an environment has in the place of those of the contract tenant.
 *
 * @param byContractId the ids of the environment by the ids of the contract tenant; an id that is missing is the same
 *     in both
 */
public record Ids(Map<String, String> byContractId) {

    public static final Ids OF_THE_CONTRACT_TENANT = new Ids(Map.of());

    public Ids {
        byContractId = Map.copyOf(byContractId);
    }

    /** The id of the environment for an id of the contract tenant; any other text is returned as it is. */
    public String of(String id) {
        return byContractId.getOrDefault(id, id);
    }

    /** The value with the ids of the environment, wherever an id is a whole string. */
    public JsonNode in(JsonNode value) {
        return byContractId.isEmpty()
                ? value
                : JsonStrings.replace(value, text -> JsonNodeFactory.instance.stringNode(of(text.stringValue())));
    }
}
