package com.eiam.accounts.reference.repository;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.ErrorCode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database that takes statements and does not answer, as behind a firewall that drops packets. */
class HangingDatabaseTest {

    @Test
    void aSocketTimeoutFreesTheConnections() throws IOException {
        List<String> database = TestDatabase.POSTGRESQL.empty();
        try (PostgresTap tap = PostgresTap.of(database);
                RunningServer server = RunningServer.start(
                        tap.properties(database, "socketTimeout=3&connectTimeout=3&sslmode=disable"))) {
            Call read = Call.of("getAccount", CRM, ORPHAN);
            Call change = Call.of("disableAccount", CRM, ORPHAN);
            assertThat(read.to(server).status()).isEqualTo(200);

            tap.hang(true);
            Answer hangingRead = read.to(server);
            Answer hangingChange = change.to(server);
            tap.hang(false);

            assertThat(List.of(hangingRead.code(), hangingChange.code())).containsOnly(ErrorCode.HTTP_503.code());
            assertThat(hangingRead.header("Retry-After")).isEqualTo("5");
            assertThat(read.to(server).status()).isEqualTo(200);
        }
    }
}
