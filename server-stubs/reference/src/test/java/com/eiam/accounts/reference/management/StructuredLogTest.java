package com.eiam.accounts.reference.management;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.ServerProcess;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs for machines. */
class StructuredLogTest {

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash"})
    void eachLineIsJsonWithTheRequestAndTheClient(String format) throws Exception {
        try (ServerProcess process = ServerProcess.start(List.of(
                "--logging.structured.format.console=" + format,
                "--logging.level.org.springframework.web.servlet.DispatcherServlet=debug"))) {
            RunningServer server = process.server();
            Call read = Call.of("getAccount", CRM, ORPHAN).client("sandbox-reader");
            assertThat(read.to(server, "request-1").status()).isEqualTo(200);
            process.stop();
            process.exitCode();

            List<JsonNode> lines = process.log()
                    .lines()
                    .map(JsonMapper.shared()::readTree)
                    .filter(line -> line.toString().contains("request-1"))
                    .toList();

            assertThat(lines).hasSizeGreaterThan(1).allSatisfy(line -> {
                assertThat(line.path("requestId").stringValue()).isEqualTo("request-1");
                assertThat(line.path("clientId").stringValue()).isEqualTo("sandbox-reader");
            });
        }
    }
}
