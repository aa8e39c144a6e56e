package com.eiam.accounts.reference.repository;

import com.eiam.accounts.reference.repository.Permissions.Permission;
import com.eiam.accounts.tenant.IdOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the permissions of accounts. */
@Repository
public final class PermissionRepository {

    private final JdbcClient jdbc;

    PermissionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A role of an account, with one of its permissions. */
    private record Row(
            String accountId, Optional<Role> role, @Nullable String kind, Permission permission) {}

    /** The roles and permissions of accounts at one moment, by account id; without accounts that do not exist. */
    public Map<String, Permissions> read(String appId, Collection<String> accountIds) {
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
                RoleRepository.role(row),
                row.getString("kind"),
                new Permission(row.getString("permission_id"), row.getString("permission_remote_id")));
    }

    private static Permissions permissions(List<Row> rows) {
        return new Permissions(
                rows.get(0).accountId(),
                ordered(rows.stream().flatMap(row -> row.role().stream()), Role::id),
                ofKind(rows, Permissions.FUNCTION),
                ofKind(rows, Permissions.DATA));
    }

    private static List<Permission> ofKind(List<Row> rows, String kind) {
        return ordered(rows.stream().filter(row -> kind.equals(row.kind())).map(Row::permission), Permission::id);
    }

    private static <T> List<T> ordered(Stream<T> values, Function<T, String> id) {
        return values.distinct()
                .sorted(Comparator.comparing(id, IdOrder::compare))
                .toList();
    }
}
