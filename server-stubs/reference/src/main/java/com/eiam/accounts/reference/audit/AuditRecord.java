package com.eiam.accounts.reference.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * A change.
 *
 * @param id unique within the application
 * @param fields the names of the fields that changed
 */
record AuditRecord(
        String id,
        @JsonProperty("occurred_at") Instant occurredAt,
        @JsonProperty("app_id") String appId,
        @JsonProperty("account_id") String accountId,
        @JsonProperty("client_id") String clientId,
        String operation,
        @JsonProperty("request_id") String requestId,
        List<String> fields) {}
