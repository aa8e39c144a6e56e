package com.eiam.accounts.reference.audit;

import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.server.CurrentCall;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records each change in its transaction: time, client, operation, account, request and fields; never a value. */
@Repository
public record AuditTrail(JdbcClient jdbc, CurrentCall call, Clock clock) {

    /** Keeps the order of the spec. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /**
     * Records that the current operation changed an account.
     *
     * @param change a request or a map that has the changed fields; those that are null did not change
     */
    public void record(Account account, Object change) {
        String fields = JSON.valueToTree(change)
                .propertyStream()
                .filter(field -> !field.getValue().isNull())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(","));
        jdbc.sql("""
                        insert into audit_record (app_id, record_id, occurred_at, client_id, operation, account_id,
                                                  request_id, fields)
                        values (:app, :record, :now, :client, :operation, :account, :request, :fields)
                        """)
                .param("app", account.appId())
                .param("record", UUID.randomUUID().toString())
                .param("now", OffsetDateTime.now(clock))
                .param("client", call.clientId())
                .param("operation", call.operationId())
                .param("account", account.id())
                .param("request", call.requestId())
                .param("fields", fields)
                .update();
    }
}
