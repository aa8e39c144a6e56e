package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.model.AccountType;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads lists page by page, in the order of {@link IdOrder}. A page and its total agree only within one {@link Snapshot}.
 *
 * <p>How many accounts there are is known without counting them. The accounts before a page are passed over in an index
 * alone, and rows are read for the page only. From the middle of the list on that is done from the end, so that the last
 * page costs what the first one does.
 */
final class AccountPages {

    private final JdbcClient jdbc;

    AccountPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Accounts of an application; of one type, or of all if none is given. */
    Page<Account> accounts(String appId, Optional<AccountType> type, Page.Request page) {
        String filter = type.isPresent() ? "and account_type = :type" : "";
        // The columns that are fixed are named too: H2 recognises an index only by all of its columns.
        String index = type.isPresent() ? "app_id, account_type, account_id_bytes" : "app_id, account_id_bytes";
        String typeName = type.map(AccountType::getValue).orElse(null);
        long total = jdbc.sql("select sum(accounts) from account_count where app_id = :app " + filter)
                .param("app", appId)
                .param("type", typeName)
                .query(Long.class)
                .single();
        long taken = page.taken(total);
        if (taken == 0) {
            return new Page<>(total, List.of());
        }
        long after = total - page.skipped() - taken;
        boolean fromEnd = after < page.skipped();
        String order = fromEnd ? index.replace(",", " desc,") + " desc" : index;
        List<Account> accounts = jdbc.sql("""
                        select a.* from (
                            select app_id, account_id_bytes from account
                            where app_id = :app %s
                            order by %s
                            offset :skipped rows fetch first :taken rows only
                        ) page
                        join account a on a.app_id = page.app_id and a.account_id_bytes = page.account_id_bytes
                        order by a.account_id_bytes
                        """.formatted(filter, order))
                .param("app", appId)
                .param("type", typeName)
                .param("skipped", fromEnd ? after : page.skipped())
                .param("taken", taken)
                .query(AccountRepository::account)
                .list();
        return new Page<>(total, accounts);
    }

    /** The users who share a public account. */
    Page<User> users(Account account, Page.Request page) {
        long total = jdbc.sql("select count(*) from account_member where app_id = :app and account_id = :account")
                .param("app", account.appId())
                .param("account", account.id())
                .query(Long.class)
                .single();
        List<User> users = jdbc.sql("""
                        select u.* from account_member m join tenant_user u on u.user_id = m.user_id
                        where m.app_id = :app and m.account_id = :account
                        order by u.user_id_bytes
                        offset :skipped rows fetch first :taken rows only
                        """)
                .param("app", account.appId())
                .param("account", account.id())
                .param("skipped", page.skipped())
                .param("taken", page.size())
                .query(ApplicationRepository::user)
                .list();
        return new Page<>(total, users);
    }
}
