package com.eiam.accounts.client.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EiamServerExtension.class)
class EiamServerExtensionTest {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";

    @Test
    void whatWasCreatedCanBeRead(EiamAccounts eiam, ContractTenantServer server) {
        String id = eiam.accounts()
                .createOrphanAccount(CRM, new CreateOrphanAccountRequest().accountName("zhangsan1"))
                .getAccountId();

        try (EiamAccounts reader = server.client("sandbox-reader").build()) {
            assertThat(reader.accounts().getAccount(CRM, id).getAccountName()).isEqualTo("zhangsan1");
        }
    }
}
