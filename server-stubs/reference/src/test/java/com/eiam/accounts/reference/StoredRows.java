package com.eiam.accounts.reference;

import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts, roles, members and audit records in the database of a server. */
public record StoredRows(JdbcClient jdbc) {

    private static final List<String> TABLES =
            List.of("audit_record", "idempotency_key", "account_member", "account_role", "account_count", "account");

    /** All accounts, roles, members and audit records as text, to compare before and after. */
    public String everything() {
        return text(TABLES);
    }

    /** The same without audit records. */
    public String accounts() {
        return text(TABLES.subList(1, TABLES.size()));
    }

    private String text(List<String> tables) {
        StringBuilder all = new StringBuilder();
        for (String table : tables) {
            jdbc.sql("select * from " + table).query().listOfRows().stream()
                    .peek(row -> row.replaceAll((column, value) -> readable(value)))
                    .map(Object::toString)
                    .sorted()
                    .forEach(row -> all.append(table).append(row).append('\n'));
        }
        return all.toString();
    }

    /** Keeps a copy of the accounts. */
    public void remember() {
        TABLES.forEach(table -> jdbc.sql("create table initial_" + table + " as select * from " + table)
                .update());
    }

    /** Puts the copy back, in less time than a reset takes. */
    public void restore() {
        TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
        for (int i = TABLES.size() - 1; i >= 0; i--) {
            jdbc.sql("insert into " + TABLES.get(i) + " select * from initial_" + TABLES.get(i))
                    .update();
        }
    }

    static Object readable(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
    }
}
