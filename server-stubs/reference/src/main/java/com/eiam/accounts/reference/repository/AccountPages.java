package com.eiam.accounts.reference.repository;

import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.tenant.IdOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads accounts page by page, in the order of {@link IdOrder}.
 *
 * <p>The total is known without counting. The accounts before a page are skipped in an index alone, and only the rows
 * of the page are read. In the second half of the list, the accounts behind the page are skipped instead, so that the
 * last page costs as much as the first one.
 */
@Repository
public record AccountPages(JdbcClient jdbc, Snapshot snapshot) {

    /**
     * A page of an application's accounts, of all types if none is given; empty if there is no such application.
     *
     * @param entries makes the entries of the page. Whatever it reads is as it was when the accounts were read
     */
    public <T> Optional<Page<T>> read(
            String appId, Optional<AccountType> type, Page.Request page, Function<List<Account>, List<T>> entries) {
        String typeName = type.map(AccountType::getValue).orElse(null);
        return snapshot.read(() -> total(appId, typeName)
                .map(total -> new Page<>(total, entries.apply(read(appId, typeName, page, total)))));
    }

    /**
     * The number of accounts; empty if there is no such application. It is read first: H2 fixes the moment of a
     * transaction for the tables of a statement and for those that refer to them, and all tables of an application
     * refer to its own. PostgreSQL fixes it for all tables.
     */
    private Optional<Long> total(String appId, @Nullable String type) {
        return jdbc.sql("""
                        select coalesce(sum(c.accounts), 0) from application p
                        left join account_count c on c.app_id = p.app_id %s
                        where p.app_id = :app group by p.app_id
                        """.formatted(type == null ? "" : "and c.account_type = :type"))
                .param("app", appId)
                .param("type", type)
                .query(Long.class)
                .optional();
    }

    private List<Account> read(String appId, @Nullable String type, Page.Request page, long total) {
        long taken = page.taken(total);
        if (taken == 0) {
            return List.of();
        }
        long after = total - page.skipped() - taken;
        boolean fromEnd = after < page.skipped();
        // Names the fixed columns too: H2 recognises an index only by all of its columns.
        String index = type == null ? "app_id, account_id_bytes" : "app_id, account_type, account_id_bytes";
        String order = fromEnd ? index.replace(",", " desc,") + " desc" : index;
        // The outer table is bound to the application too: a distributed database would otherwise ask all of its parts.
        return jdbc.sql("""
                        select a.* from (
                            select app_id, account_id_bytes from account
                            where app_id = :app %s
                            order by %s
                            offset :skipped rows fetch first :taken rows only
                        ) page
                        join account a on a.app_id = page.app_id and a.account_id_bytes = page.account_id_bytes
                        where a.app_id = :app
                        order by a.account_id_bytes
                        """.formatted(type == null ? "" : "and account_type = :type", order))
                .param("app", appId)
                .param("type", type)
                .param("skipped", fromEnd ? after : page.skipped())
                .param("taken", taken)
                .query(AccountRepository::account)
                .list();
    }
}
