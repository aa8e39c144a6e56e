package com.eiam.accounts.reference.repository;

import com.eiam.accounts.server.model.AccountType;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads accounts page by page, in the order of {@link IdOrder}. A page and its total agree only within one transaction that
 * repeats its reads.
 *
 * <p>The total is known without counting. The accounts before a page are skipped in an index alone, and only the rows of
 * the page are read. In the second half of the list, the accounts behind the page are skipped instead, so that the last
 * page costs as much as the first one.
 */
@Repository
public final class AccountPages {

    private final JdbcClient jdbc;

    AccountPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Accounts of an application; all of them if no type is given. */
    public Page<Account> read(String appId, Optional<AccountType> type, Page.Request page) {
        String filter = type.isPresent() ? "and account_type = :type" : "";
        // Names the fixed columns too: H2 recognises an index only by all of its columns.
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
}
