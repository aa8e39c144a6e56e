package com.eiam.accounts.reference.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example for Kubernetes and the image recipe, as far as they can be checked without a cluster. */
class DeploymentTest {

    private static final Path FOLDER = Path.of("..", "deploy");

    private JsonNode deployment;
    private JsonNode container;
    private String image;

    @BeforeEach
    void read() throws IOException {
        deployment = StreamSupport.stream(
                        new Yaml()
                                .loadAll(Files.readString(FOLDER.resolve("kubernetes.yaml")))
                                .spliterator(),
                        false)
                .<JsonNode>map(JsonMapper.shared()::valueToTree)
                .filter(document -> document.path("kind").asString("").equals("Deployment"))
                .findFirst()
                .orElseThrow();
        container = deployment.at("/spec/template/spec/containers/0");
        image = Files.readString(FOLDER.resolve("Dockerfile"));
    }

    private JsonNode variable(String name) {
        return StreamSupport.stream(container.path("env").spliterator(), false)
                .filter(variable -> variable.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name))
                .path("value");
    }

    @Test
    void theVariablesArePropertiesAndTheProbesAreAnswered() throws IOException {
        Path tenant = Files.createTempFile("tenant", ".yaml");
        Files.writeString(tenant, "clients: []\nusers: []\napplications: []\n");
        List<String> database = TestDatabase.H2.empty();
        List<String> properties = new ArrayList<>(database);
        List<String> known = ConfigurationProperties.names();
        container.path("env").forEach(variable -> {
            String name = variable.path("name").stringValue();
            String property = known.stream()
                    .filter(candidate ->
                            candidate.replace('.', '_').replace("-", "").equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not a property"));
            String value = property.equals("eiam.accounts.tenant-file")
                    ? tenant.toString()
                    : variable.path("value").asString("a-secret-of-the-cluster");
            if (!property.startsWith("spring.datasource")
                    && !property.endsWith(".port")
                    && !property.startsWith("logging")) {
                properties.add("--" + property + "=" + value.replace("10s", "0s"));
            }
        });
        properties.add("--management.server.port=0");

        try (RunningServer server = RunningServer.start(properties)) {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                JsonNode get = container.path(probe).path("httpGet");
                assertThat(get.path("port").stringValue()).isEqualTo("management");
                assertThat(server.management()
                                .get(get.path("path").stringValue())
                                .status())
                        .as(probe)
                        .isEqualTo(200);
            }
            assertThat(server.management().get("/actuator/prometheus").status()).isEqualTo(200);
            assertThat(server.management().get("/actuator/audit?application=a").status())
                    .isNotEqualTo(200);
        }
    }

    @Test
    void noRequestIsLostWhileReplicasAreReplaced() {
        Duration delay = DurationStyle.detectAndParse(
                variable("EIAM_ACCOUNTS_SHUTDOWNDELAY").stringValue());
        JsonNode readiness = container.path("readinessProbe");
        Duration unready = Duration.ofSeconds(readiness.path("periodSeconds").asLong()
                * readiness.path("failureThreshold").asLong(3));
        Duration requests = Duration.ofSeconds(30);
        Duration grace = Duration.ofSeconds(deployment
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asLong());

        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                .isZero();
        assertThat(delay).isGreaterThan(unready);
        assertThat(grace).isGreaterThan(delay.plus(requests));
    }

    @Test
    void theContainerNeedsNoPrivileges() {
        JsonNode security = container.path("securityContext");

        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(deployment
                        .at("/spec/template/spec/securityContext/runAsNonRoot")
                        .asBoolean())
                .isTrue();
        assertThat(image)
                .contains("\nUSER "
                        + deployment
                                .at("/spec/template/spec/securityContext/runAsUser")
                                .asInt() + ":");
    }

    @Test
    void theImageUsesThePortsOfTheExample() {
        Map<String, Integer> ports = Map.of("http", 8080, "management", 8081);
        container
                .path("ports")
                .forEach(port -> assertThat(port.path("containerPort").asInt())
                        .isEqualTo(ports.get(port.path("name").stringValue())));

        assertThat(variable("MANAGEMENT_SERVER_PORT").stringValue()).isEqualTo("8081");
        assertThat(image).contains("ENV MANAGEMENT_SERVER_PORT=8081").contains("EXPOSE 8080 8081");
        assertThat(Arrays.stream(image.split("\n")).filter(line -> line.startsWith("FROM ")))
                .allMatch(line -> line.startsWith("FROM ${BASE}"));
    }
}
