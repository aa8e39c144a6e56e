import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.test.EiamStubsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EiamStubsExtension.class)
class PlainTest {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";

    @Test
    void callsAndErrors(EiamAccounts eiam) {
        CreateOrphanAccountRequest free = new CreateOrphanAccountRequest().accountName("zhangsan1");
        CreateOrphanAccountRequest taken = new CreateOrphanAccountRequest().accountName("CRM-Service");

        assertFalse(eiam.accounts().createOrphanAccount(CRM, free).getAccountId().isBlank());
        assertEquals(
                ErrorCode.APP_ACCOUNT_0013,
                assertThrows(RefusedException.class, () -> eiam.accounts().createOrphanAccount(CRM, taken))
                        .errorCode());
    }
}
