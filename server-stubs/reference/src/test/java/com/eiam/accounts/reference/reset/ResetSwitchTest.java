package com.eiam.accounts.reference.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is a reset, and where the path is one that there isn't. */
class ResetSwitchTest {

    private static void there(List<String> database, String... more) {
        try (RunningServer server = start(database, more)) {
            assertThat(server.send(server.request(ResetEndpoint.PATH).POST(BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(204);
        }
    }

    private static void notThere(List<String> database, String... more) {
        try (RunningServer server = start(database, more)) {
            Answer unknown = server.send(server.request(ResetEndpoint.PATH).POST(BodyPublishers.noBody()));
            Answer known = server.send(server.json(ResetEndpoint.PATH).POST(BodyPublishers.ofString("{}")));

            assertThat(unknown.status()).isEqualTo(401);
            assertThat(known.status()).isEqualTo(404);
            assertThat(known.code()).isEqualTo(ErrorCode.HTTP_404.code());
        }
    }

    private static RunningServer start(List<String> database, String... more) {
        List<String> properties = new ArrayList<>(database);
        properties.addAll(List.of(more));
        return RunningServer.start(properties);
    }

    @Test
    void theSandboxHasIt() {
        there(List.of());
        there(TestDatabase.H2.empty());
    }

    @Test
    void theSandboxNeedNotHaveIt() {
        notThere(List.of(), "--eiam.accounts.reset.enabled=false");
    }

    @Test
    void dataThatOutlivesTheProcessIsKept(@TempDir Path folder) {
        notThere(TestDatabase.POSTGRESQL.empty());
        notThere(List.of("--spring.datasource.url=jdbc:h2:file:" + folder.resolve("data")));
        // The pool's own setting wins over the sandbox's address.
        notThere(List.of("--spring.datasource.hikari.jdbc-url=jdbc:h2:file:" + folder.resolve("more")));
    }

    @Test
    void whoIsNotOnThisMachineCannotResetIt() {
        notThere(List.of(), "--server.address=0.0.0.0");
    }
}
