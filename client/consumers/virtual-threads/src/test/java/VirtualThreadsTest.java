import static org.junit.jupiter.api.Assertions.assertFalse;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.test.EiamStubsExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EiamStubsExtension.class)
class VirtualThreadsTest {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";

    @Test
    void twoThousandCallsAtOnceEndWithoutATimeout(EiamAccounts eiam) throws Exception {
        List<Future<AccountReference>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                CreateOrphanAccountRequest request = new CreateOrphanAccountRequest().accountName("user" + i);
                calls.add(threads.submit(() -> eiam.accounts().createOrphanAccount(CRM, request)));
            }
        }
        for (Future<AccountReference> call : calls) {
            assertFalse(call.get().getAccountId().isBlank());
        }
    }
}
