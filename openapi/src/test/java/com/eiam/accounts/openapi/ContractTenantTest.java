package com.eiam.accounts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.openapi.document.DocumentSchemas;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContractTenantTest {

    private final JsonNode tenant =
            YamlFile.read(Path.of("contract-tenant.yaml")).root();

    @Test
    void itIsValidAgainstItsSchema() {
        assertThat(DocumentSchemas.errors("/tenant.schema.json", tenant)).isEmpty();
    }

    @Test
    void noIdIsUsedTwice() {
        List<String> ids = tenant.findValuesAsString("app_id");
        ids.addAll(tenant.findValuesAsString("account_id"));
        ids.addAll(tenant.findValuesAsString("role_id"));
        ids.addAll(tenant.findValuesAsString("org_id"));
        ids.addAll(tenant.findValuesAsString("user_id"));

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(15);
    }
}
