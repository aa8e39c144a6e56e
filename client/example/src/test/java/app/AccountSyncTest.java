package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.test.EiamServerExtension;
import com.eiam.accounts.client.test.EiamStubsExtension;
import com.eiam.accounts.client.test.FakeEiam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class AccountSyncTest {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";

    private static Report apply(EiamAccounts eiam, List<Row> rows) {
        return new AccountSync(eiam, CRM).apply(rows, (done, all) -> {});
    }

    /** Without HTTP: what the program makes of an error code. */
    @Test
    void anUnknownUserIsReportedWithItsLine() {
        FakeEiam fake = new FakeEiam().refuse("createBasicAccount", ErrorCode.USER_0001);

        Report report = apply(fake.client(), List.of(new Row(7, "ghost", "Nobody", "u1", false)));

        assertThat(report.refused()).containsExactly("line 7: there is no user u1");
    }

    /** The stubs answer what the contracts say. */
    @Nested
    @ExtendWith(EiamStubsExtension.class)
    class Stubs {

        @Test
        void aFreeNameIsCreated(EiamAccounts eiam) {
            assertThat(apply(eiam, List.of(new Row(2, "zhangsan1", "Zhang San", "", false))).created()).hasSize(1);
        }
    }

    /** The reference server keeps what was changed. */
    @Nested
    @ExtendWith(EiamServerExtension.class)
    class Server {

        @Test
        void aSecondRunCreatesNothing(EiamAccounts eiam) throws Exception {
            List<Row> rows = Row.read(Path.of("people.csv"));

            assertThat(apply(eiam, rows)).hasToString("""
                    created 2, existing 1, refused 1
                      line 5: there is no user 20220412000000000-0000-000000000""");
            assertThat(apply(eiam, rows).created()).isEmpty();
            Account corrected = eiam.allAccounts(CRM).stream()
                    .filter(account -> account.getAccountName().equals("zhangsan11"))
                    .findFirst()
                    .orElseThrow();
            assertThat(corrected.getName()).isEqualTo("Zhang San");
            assertThat(corrected.getDisabled()).isTrue();
        }
    }
}
