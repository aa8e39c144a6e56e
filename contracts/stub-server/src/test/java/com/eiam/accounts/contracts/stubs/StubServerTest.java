package com.eiam.accounts.contracts.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command: as a process, as its users start it, where it serves; in this process where it only refuses to. */
class StubServerTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Pattern LISTENS = Pattern.compile("([0-9]+) stubs listen on (http://127\\.0\\.0\\.1:[0-9]+)");
    private static final Pattern CALL = Pattern.compile(" *curl -H 'Authorization: (.+)' '(.+)'");

    @Test
    void servesTheStubsToThisMachineUntilItIsStopped() throws Exception {
        Process server = new ProcessBuilder(JAVA, "-jar", System.getProperty("stubs.jar"), "--port", "0")
                .redirectErrorStream(true)
                .start();
        try {
            BufferedReader output = server.inputReader();
            Matcher listens = matched(LISTENS, output.readLine());
            assertThat(Integer.parseInt(listens.group(1))).isPositive();
            assertThat(output.readLine()).isEqualTo("A call (most tokens are accepted):");
            Matcher call = matched(CALL, output.readLine());
            assertThat(call.group(2)).startsWith(listens.group(2) + "/");
            String page = listens.group(2) + "/__stubs";
            assertThat(output.readLine()).isEqualTo("What triggers what: " + page);
            assertThat(output.readLine()).isEqualTo("Stop with Ctrl-C.");

            assertThat(call(call.group(2), call.group(1)).statusCode()).isEqualTo(200);
            assertThat(call(call.group(2), "Bearer forged").body()).contains("\"invalid_token\"");

            HttpResponse<String> triggers = call(page, "none");
            assertThat(triggers.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
            assertThat(triggers.body()).contains("updateAccount", "APP.ACCOUNT.0013", "CRM-Service");

            assertStubsCanBeReplacedAndRemoved(listens.group(2));

            int port = URI.create(listens.group(2)).getPort();
            for (InetAddress other : otherAddresses()) {
                assertThatThrownBy(() -> new Socket(other, port).close()).isInstanceOf(ConnectException.class);
            }

            server.destroy();
            assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
            try (ServerSocket freed = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(freed.isBound()).isTrue();
            }
        } finally {
            server.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:80",
        "0.0.0.0, http://localhost:80",
        "::, http://localhost:80",
        "::1, http://[::1]:80"
    })
    void printsAUrlThatCanBeCalled(String address, String url) {
        assertThat(StubServer.url(address, 80)).isEqualTo(url);
    }

    @Test
    void reportsATakenPortInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertFails(
                    "port " + port + " is taken: choose another one with --port; 0 takes any free port",
                    "--port",
                    port);
        }
    }

    @Test
    void reportsAnAddressOfAnotherMachineInOneLine() {
        // An address of the block for documentation (RFC 5737), which no machine has.
        assertFails(
                "--address is 203.0.113.1, which is not an address of this machine",
                "--port",
                "0",
                "--address",
                "203.0.113.1");
    }

    @Test
    void reportsAWrongOptionInOneLine() {
        assertFails("--port is 70000: it must be from 0 to 65535 (--help shows the options)", "--port", "70000");
        assertFails(
                "Invalid value for option '--port': 'http' is not an int (--help shows the options)", "--port", "http");
        assertFails("Unknown option: '--prot=1' (--help shows the options)", "--prot=1");
        assertFails("Unmatched argument at index 0: '@pom.xml' (--help shows the options)", "@pom.xml");
        assertFails("--address has an empty value (--help shows the options)", "--address", "");
    }

    @Test
    void printsHelp() {
        assertThat(printed("--help")).contains("--port=PORT", "--address=ADDRESS", "--list", "Ctrl-C");
    }

    @Test
    void listsWhatTriggersWhat() {
        assertThat(printed("--list"))
                .contains("updateAccount PUT /api/v2/tenant/applications/{app_id}/accounts/{account_id}")
                .containsPattern("400 APP\\.ACCOUNT\\.0013 +refuses a name that another account holds")
                .containsPattern("\"CRM-Service\"")
                .containsPattern("401 unauthorized .*\\s+without Authorization");
    }

    private static String printed(String option) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(StubServer.run(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, option))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertFails(String line, String... options) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(StubServer.run(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), options))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(line + System.lineSeparator());
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof Inet4Address)
                .toList();
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return matcher;
    }

    private static void assertStubsCanBeReplacedAndRemoved(String url) throws Exception {
        String own = url + "/__admin/mappings/00000000-0000-0000-0000-000000000001";
        String stub =
                "{\"id\": \"00000000-0000-0000-0000-000000000001\", \"priority\": 1, \"request\": {\"url\": \"/own\"},"
                        + " \"response\": {\"status\": %d}}";
        assertThat(send("GET", url + "/own", "")).isEqualTo(401);
        assertThat(send("POST", url + "/__admin/mappings", stub.formatted(201))).isEqualTo(201);
        assertThat(send("POST", url + "/__admin/mappings", stub.formatted(201))).isEqualTo(422);
        assertThat(send("GET", url + "/own", "")).isEqualTo(201);
        assertThat(send("PUT", own, stub.formatted(202))).isEqualTo(200);
        assertThat(send("GET", url + "/own", "")).isEqualTo(202);
        assertThat(send("DELETE", own, "")).isEqualTo(200);
        assertThat(send("GET", own, "")).isEqualTo(404);
        assertThat(send("GET", url + "/own", "")).isEqualTo(401);
        // All stubs are loaded anew.
        assertThat(send("POST", url + "/__admin/mappings/reset", "")).isEqualTo(200);
        assertThat(send("GET", url + "/own", "")).isEqualTo(401);
    }

    private static int send(String method, String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpResponse<String> call(String url, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", authorization)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
