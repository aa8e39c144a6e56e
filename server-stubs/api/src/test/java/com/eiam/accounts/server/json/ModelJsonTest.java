package com.eiam.accounts.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.server.model.AccountPermissionsRow;
import com.eiam.accounts.server.model.PermissionEntry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModelJsonTest {

    @Test
    void leavesOutAListWithoutEntries() {
        var row =
                new AccountPermissionsRow("id").roles(List.of()).funcPerms(List.of(new PermissionEntry("read", null)));

        assertThat(ModelJson.MAPPER.writeValueAsString(row))
                .isEqualTo("{\"accountId\":\"id\",\"funcPerms\":[{\"id\":\"read\",\"remoteId\":null}]}");
    }

    /** Else a list without entries would be left out where the spec lets it be empty. */
    @Test
    void listsThatTheSpecDoesNotRequireHaveAnEntryAtLeast() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/META-INF/eiam-accounts/openapi.json")) {
            JsonNode schemas = ModelJson.MAPPER.readTree(in).at("/components/schemas");

            assertThat(schemas.properties()).allSatisfy(entry -> {
                JsonNode schema = entry.getValue();
                Set<String> required = schema.path("required")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
                assertThat(schema.path("properties").properties())
                        .filteredOn(property -> !required.contains(property.getKey()))
                        .map(Map.Entry::getValue)
                        .filteredOn(
                                property -> property.path("type").asString("").equals("array"))
                        .allSatisfy(list ->
                                assertThat(list.path("minItems").asInt(0)).isPositive());
            });
        }
    }
}
