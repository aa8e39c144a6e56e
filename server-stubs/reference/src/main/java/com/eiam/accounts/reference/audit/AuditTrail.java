package com.eiam.accounts.reference.audit;

import com.eiam.accounts.server.CurrentCall;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Records each change: time, client, operation, account, request and fields; never a value. The record is part of the
 * transaction that makes the change.
 */
@Repository
public final class AuditTrail {

    private final JdbcClient jdbc;
    private final CurrentCall call;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, CurrentCall call, Clock clock) {
        this.jdbc = jdbc;
        this.call = call;
        this.clock = clock;
    }

    /** Records that the current operation changed fields of an account. */
    public void record(String appId, String accountId, Collection<RequestField> fields) {
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
                .param("fields", fields.stream().map(RequestField::jsonName).collect(Collectors.joining(",")))
                .update();
    }
}
