package com.eiam.accounts.contracts.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The jar as its users start it: a process of its own. */
@Timeout(60)
class StubServerTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Pattern LISTENS = Pattern.compile("([0-9]+) stubs listen on (http://127\\.0\\.0\\.1:[0-9]+)");
    private static final Pattern CALL = Pattern.compile(" *curl -H 'Authorization: (.+)' '(.+)'");

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theCallThatItPrintsIsAnswered() throws Exception {
        BufferedReader output = start("--port", "0").inputReader();
        Matcher listens = matched(LISTENS, output.readLine());
        assertThat(Integer.parseInt(listens.group(1))).isPositive();
        assertThat(output.readLine()).isEqualTo("A call; the id of a client is its token:");
        Matcher call = matched(CALL, output.readLine());
        assertThat(call.group(2)).startsWith(listens.group(2) + "/");
        assertThat(output.readLine()).isEqualTo("Stop with Ctrl-C.");

        assertThat(call(call.group(2), call.group(1)).statusCode()).isEqualTo(200);
        assertThat(call(call.group(2), "Bearer forged").body()).contains("\"invalid_token\"");
    }

    @Test
    void itListensToThisMachineOnly() throws Exception {
        Optional<InetAddress> other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof Inet4Address)
                .findFirst();
        assumeThat(other).as("an address that other machines reach").isPresent();
        int port = URI.create(url(start("--port", "0"))).getPort();
        assertThatThrownBy(() -> new Socket(other.get(), port).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void itStopsWhenItIsToldTo() throws Exception {
        Process server = start("--port", "0");
        String url = url(server);
        server.destroy();
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (ServerSocket freed = new ServerSocket(URI.create(url).getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(freed.isBound()).isTrue();
        }
    }

    @Test
    void aTakenPortIsOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertFails(
                    "port " + port + " is taken: give another with --port, or 0 for any that is free", "--port", port);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneClearLine() throws Exception {
        // Of the block for documentation (RFC 5737), which no machine has.
        assertFails(
                "--address is 203.0.113.1, which this machine does not have: give one of its own",
                "--port",
                "0",
                "--address",
                "203.0.113.1");
    }

    @Test
    void aPortThatIsNoneIsOneClearLine() throws Exception {
        assertFails("--port is 70000: give one from 0 to 65535 (--help shows the options)", "--port", "70000");
        assertFails(
                "Invalid value for option '--port': 'http' is not an int (--help shows the options)", "--port", "http");
        assertFails("Unknown option: '--prot=1' (--help shows the options)", "--prot=1");
    }

    @Test
    void helpSaysWhatThereIs() throws Exception {
        Process help = start("--help");
        assertThat(read(help)).contains("--port=PORT", "--address=ADDRESS", "Ctrl-C");
        assertThat(help.waitFor()).isZero();
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", System.getProperty("stubs.jar")));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private static String url(Process server) throws IOException {
        return matched(LISTENS, server.inputReader().readLine()).group(2);
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return matcher;
    }

    private static HttpResponse<String> call(String url, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", authorization)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private void assertFails(String line, String... options) throws Exception {
        Process process = start(options);
        assertThat(read(process)).isEqualTo(line + System.lineSeparator());
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
