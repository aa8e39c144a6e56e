import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.test.EiamStubsExtension;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EiamStubsExtension.class)
class FirstTest {
    @Test
    void theNameIsTaken(EiamAccounts eiam) {
        var taken = new CreateOrphanAccountRequest().accountName("CRM-Service");
        Assertions.assertThrows(RefusedException.class, () -> eiam.accounts().createOrphanAccount("any-app", taken));
    }
}
