package com.eiam.accounts.reference.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the audit records of an application, the oldest one first. A page costs the same wherever it is. */
@Repository
record AuditPages(JdbcClient jdbc) {

    /**
     * @param accountId null for all accounts
     * @param clientId null for all clients
     * @param until the first time that is not included
     * @param after the end of the page before
     */
    record Query(
            String appId,
            @Nullable String accountId,
            @Nullable String clientId,
            Instant until,
            Position after) {}

    /** The place of a record in the order. */
    record Position(Instant occurredAt, String id) {

        /** The place before all records from a time on. */
        static Position before(Instant time) {
            return new Position(time, "");
        }

        static Position of(AuditRecord record) {
            return new Position(record.occurredAt(), record.id());
        }

        /**
         * Reads what {@link #toString()} wrote.
         *
         * @throws IndexOutOfBoundsException or {@link java.time.DateTimeException} if the text is another one
         */
        static Position parse(String text) {
            int end = text.indexOf('_');
            return new Position(Instant.parse(text.substring(0, end)), text.substring(end + 1));
        }

        @Override
        public String toString() {
            return occurredAt + "_" + id;
        }
    }

    List<AuditRecord> read(Query query, int limit) {
        return jdbc.sql("""
                        select record_id, occurred_at, app_id, account_id, client_id, operation, request_id, fields
                        from audit_record
                        where app_id = :app and (occurred_at, record_id) > (:after, :id) and occurred_at < :until %s %s
                        order by app_id, occurred_at, record_id
                        fetch first :limit rows only
                        """.formatted(
                                query.accountId() == null ? "" : "and account_id = :account",
                                query.clientId() == null ? "" : "and client_id = :client"))
                .param("app", query.appId())
                .param("after", query.after().occurredAt().atOffset(ZoneOffset.UTC))
                .param("id", query.after().id())
                .param("until", query.until().atOffset(ZoneOffset.UTC))
                .param("account", query.accountId())
                .param("client", query.clientId())
                .param("limit", limit)
                .query((row, number) -> new AuditRecord(
                        row.getString("record_id"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getString("app_id"),
                        row.getString("account_id"),
                        row.getString("client_id"),
                        row.getString("operation"),
                        row.getString("request_id"),
                        List.of(row.getString("fields").split(","))))
                .list();
    }
}
