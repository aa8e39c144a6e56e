package app;

import com.eiam.accounts.client.AccountNames;
import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.CreateBasicAccountRequest;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.util.List;

/** Creates the accounts that are missing, and corrects name and state of those that exist. */
final class AccountSync {

    private final EiamAccounts eiam;
    private final String appId;

    AccountSync(EiamAccounts eiam, String appId) {
        this.eiam = eiam;
        this.appId = appId;
    }

    interface Progress {
        void rows(int done, int all);
    }

    Report apply(List<Row> rows, Progress progress) {
        Report report = new Report();
        for (int done = 0; done < rows.size(); done++) {
            apply(rows.get(done), report);
            progress.rows(done + 1, rows.size());
        }
        return report;
    }

    private void apply(Row row, Report report) {
        try {
            report.created().add(create(row));
        } catch (RefusedException e) {
            switch (e.errorCode()) {
                case APP_ACCOUNT_0013 -> report.existing().add(correct(row));
                case USER_0001 -> report.refused().add("line " + row.line() + ": there is no user " + row.userId());
                // Wrong for every row, such as an unknown application
                case APP_0001 -> throw e;
                default -> report.refused().add("line " + row.line() + ": " + e.serverMessage());
            }
        }
    }

    private String create(Row row) {
        if (row.userId().isEmpty()) {
            return eiam.accounts()
                    .createOrphanAccount(
                            appId,
                            new CreateOrphanAccountRequest()
                                    .accountName(row.accountName())
                                    .name(row.name())
                                    .disabled(row.disabled()))
                    .getAccountId();
        }
        return eiam.accounts()
                .createBasicAccount(
                        appId,
                        new CreateBasicAccountRequest()
                                .userId(row.userId())
                                .accountName(row.accountName())
                                .name(row.name())
                                .disabled(row.disabled()))
                .getAccountId();
    }

    private String correct(Row row) {
        Account account = eiam.allAccounts(appId).stream()
                .filter(candidate -> AccountNames.areSame(candidate.getAccountName(), row.accountName()))
                .findFirst()
                .orElseThrow();
        if (!row.name().equals(account.getName()) || row.disabled() != account.getDisabled()) {
            eiam.accounts()
                    .updateAccount(
                            appId,
                            account.getId(),
                            new UpdateAccountRequest()
                                    .accountName(account.getAccountName())
                                    .name(row.name())
                                    .disabled(row.disabled()));
        }
        return account.getId();
    }
}
