package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.CurrentCall;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records each change: when, which client, which operation, which account, which request, which fields; never a value.
 * The record is part of the transaction that it tells of.
 */
final class AuditTrail {

    private final JdbcClient jdbc;
    private final CurrentCall call;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, CurrentCall call, Clock clock) {
        this.jdbc = jdbc;
        this.call = call;
        this.clock = clock;
    }

    /** Records that fields of an account were changed by the operation that is being carried out. */
    void record(String appId, String accountId, Collection<String> fields) {
        jdbc.sql("""
                        insert into audit_record (app_id, record_id, occurred_at, client_id, operation, account_id,
                                                  request_id, fields)
                        values (:app, :record, :now, :client, :operation, :account, :request, :fields)
                        """)
                .param("app", appId)
                .param("record", UUID.randomUUID().toString())
                .param("now", OffsetDateTime.now(clock))
                .param("client", call.clientId())
                .param("operation", call.operationId())
                .param("account", accountId)
                .param("request", call.requestId())
                .param("fields", String.join(",", fields))
                .update();
    }
}
