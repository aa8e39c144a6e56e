package com.eiam.accounts.reference.repository;

import com.eiam.accounts.server.model.AccountPermissionsRow;
import com.eiam.accounts.server.model.PermissionEntry;
import com.eiam.accounts.tenant.IdOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the permissions of accounts. */
@Repository
public record PermissionRepository(JdbcClient jdbc) {

    // The kinds of permissions, as the database names them.
    public static final String FUNCTION = "function";
    public static final String DATA = "data";

    /** A role of an account, with one of its permissions. */
    private record Row(
            String accountId,
            Optional<PermissionEntry> role,
            @Nullable String kind,
            PermissionEntry permission) {}

    /**
     * The roles and permissions of accounts at one moment, by account id; without accounts that do not exist. Each role
     * and each permission is there once, in the order of their ids.
     */
    public Map<String, AccountPermissionsRow> read(String appId, Collection<String> accountIds) {
        if (accountIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select a.account_id, r.*, p.kind, p.permission_id, p.remote_id as permission_remote_id
                        from account a
                        left join account_role h on h.app_id = a.app_id and h.account_id = a.account_id
                        left join app_role r on r.app_id = h.app_id and r.role_id = h.role_id
                        left join role_permission c on c.app_id = r.app_id and c.role_id = r.role_id
                        left join app_permission p
                        on p.app_id = c.app_id and p.kind = c.kind and p.permission_id = c.permission_id
                        where a.app_id = :app and a.account_id in (:accounts)
                        """)
                .param("app", appId)
                .param("accounts", accountIds)
                .query(PermissionRepository::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::accountId,
                        Collectors.collectingAndThen(Collectors.toList(), PermissionRepository::permissions)));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("account_id"),
                RoleRepository.role(row).map(role -> new PermissionEntry(role.id(), role.remoteId())),
                row.getString("kind"),
                new PermissionEntry(row.getString("permission_id"), row.getString("permission_remote_id")));
    }

    private static AccountPermissionsRow permissions(List<Row> rows) {
        return new AccountPermissionsRow(rows.get(0).accountId())
                .roles(ordered(rows.stream().flatMap(row -> row.role().stream())))
                .funcPerms(ofKind(rows, FUNCTION))
                .dataPerms(ofKind(rows, DATA));
    }

    private static List<PermissionEntry> ofKind(List<Row> rows, String kind) {
        return ordered(rows.stream().filter(row -> kind.equals(row.kind())).map(Row::permission));
    }

    private static List<PermissionEntry> ordered(Stream<PermissionEntry> entries) {
        return entries.distinct()
                .sorted(Comparator.comparing(PermissionEntry::getId, IdOrder::compare))
                .toList();
    }
}
