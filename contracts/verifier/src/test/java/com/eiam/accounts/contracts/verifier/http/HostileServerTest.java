package com.eiam.accounts.contracts.verifier.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.eiam.accounts.contracts.verifier.cli.CommandRun;
import com.eiam.accounts.contracts.verifier.servers.HostileServer;
import com.eiam.accounts.contracts.verifier.servers.HostileServer.Behaviour;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever a server does, the verifier describes it in one clause, ends in time, and writes its reports. */
class HostileServerTest {

    @TempDir
    Path reports;

    static Stream<Arguments> faults() {
        String json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        return Stream.of(
                fault("never", out -> never(), "did not answer within 1 s"),
                fault("garbage", text("SSH-2.0-OpenSSH_9.2\r\n\r\n"), "answered something that is not HTTP: "),
                fault("half a line", text("HTTP/1.1 200"), "answered something that is not HTTP: HTTP/1.1 200"),
                fault("HTTP/2 only", text("\0\0\0\4\0\0\0\0\0"), "answered in HTTP/2; let it speak HTTP/1.1, too"),
                fault("hangs up", text(""), "closed the connection without an answer"),
                fault(
                        "closes half-way",
                        text(json + "Content-Length: 100\r\n\r\n{\"id\":\"7\""),
                        "closed the connection half-way, after 9 bytes of the body"),
                fault(
                        "stops half-way",
                        out -> {
                            HostileServer.write(out, json + "Content-Length: 100\r\n\r\n{\"id\":\"7\"");
                            never();
                        },
                        "did not finish its answer within 1 s; 9 bytes of the body were received"),
                fault(
                        "100 MB",
                        out -> {
                            HostileServer.write(out, json + "Content-Length: 104857600\r\n\r\n");
                            megabytes(out, 100);
                        },
                        "answered with more than 1 MiB; the rest was not read"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultOfEveryContractEndsTheRunWithItsReason(String name, Behaviour behaviour, String words) throws Exception {
        try (HostileServer server = new HostileServer(HostileServer.TOKEN, behaviour)) {
            CommandRun run = verify(server, "--timeout", timeout(words), "--parallel", "10");
            assertThat(run.out())
                    .contains("  - the server " + words)
                    .contains("contracts not run: the server stopped answering");
            assertThat(run.err()).isEmpty();
            run.endedWith(1);
            assertThat(run.json().at("/counts/broken").intValue()).isBetween(10, 19);
            assertThat(run.json().at("/counts/passed").intValue()).isZero();
            assertThat(run.reports().resolve("report.html")).content().contains("the server " + words.split("\"")[0]);
            assertThat(run.reports().resolve("junit.xml")).content().contains("the server " + words.split("\"")[0]);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultOfTheFirstAnswerMeansThatNothingCanRun(String name, Behaviour behaviour, String words) throws Exception {
        try (HostileServer server = new HostileServer(behaviour, behaviour)) {
            CommandRun run = verify(server, "--timeout", timeout(words));
            assertThat(run.err())
                    .startsWith("error: " + server.url() + " " + words)
                    .endsWith("; check --url" + System.lineSeparator());
            assertThat(run.err().lines()).hasSize(1);
            run.endedWith(2);
            assertThat(run.json().path("problem").stringValue()).startsWith(server.url() + " " + words);
        }
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        CommandRun.of(reports, "--url", "http://localhost:" + port)
                .couldNotRun(
                        "http://localhost:" + port + " cannot be reached: the connection was refused; check --url");
        CommandRun.of(reports, "--url", "http://no-such-host.invalid")
                .couldNotRun("http://no-such-host.invalid cannot be reached: no such host; check --url");
    }

    @Test
    void aServerListensOnTheOtherLoopbackAddressOnly() throws Exception {
        InetAddress other = InetAddress.getByName("::1");
        assumeTrue(NetworkInterface.getByInetAddress(other) != null, "there is no IPv6");
        // Room for each attempt, since nobody accepts one.
        try (ServerSocket server = new ServerSocket(0, 100, other)) {
            String url = "http://localhost:" + server.getLocalPort();
            CommandRun.of(reports, "--url", url)
                    .couldNotRun(
                            url + " cannot be reached: the connection was refused by 127.0.0.1, the only address of"
                                    + " localhost that Java tries; pass [::1] as the host in --url");
        }
    }

    @Test
    void ofManyHeadersTheFirstAreShown() throws Exception {
        String headers = IntStream.range(0, 3_000)
                .mapToObj(i -> "X-Header-%04d: %s\r\n".formatted(i, "v".repeat(20)))
                .collect(Collectors.joining());
        Behaviour many = text("HTTP/1.1 200 OK\r\n" + headers + "Connection: close\r\nContent-Length: 2\r\n\r\n{}");
        try (HostileServer server = new HostileServer(HostileServer.TOKEN, many)) {
            CommandRun run = verify(server);
            run.endedWith(1);
            JsonNode shown = run.json().at("/contracts/0/steps/0/answer/headers");
            assertThat(shown.toString()).hasSizeLessThan(40_000);
            assertThat(shown.path("…").stringValue()).isEqualTo("more headers");
            assertThat(run.reports().resolve("report.json").toFile()).size().isLessThan(6_000_000);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        Behaviour redirect = text(
                "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\n\r\n");
        try (HostileServer server = new HostileServer(HostileServer.TOKEN, redirect)) {
            CommandRun run = verify(server);
            run.endedWith(1);
            assertThat(run.out()).contains("  - status 302, expected 200");
        }
    }

    @Test
    void aPageInThePlaceOfATokenIsNoToken() throws Exception {
        Behaviour page = text("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 6\r\n\r\n<html>");
        try (HostileServer server = new HostileServer(page, page)) {
            verify(server)
                    .couldNotRun(
                            "no token: the client sandbox was answered with status 200 without a token: <html>; check --url;"
                                    + " if a gateway answered, pass what it wants with --header or --header-env");
        }
    }

    /** Short only where the run waits for it. */
    private static String timeout(String words) {
        return words.contains(" within ") ? "1" : "60";
    }

    private CommandRun verify(HostileServer server, String... more) {
        return CommandRun.ofGetAccount(reports, server.url(), more);
    }

    private static Arguments fault(String name, Behaviour behaviour, String words) {
        return Arguments.of(name, behaviour, words);
    }

    private static Behaviour text(String text) {
        return out -> HostileServer.write(out, text);
    }

    private static void never() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void megabytes(OutputStream out, int number) throws IOException {
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < number; i++) {
            out.write(megabyte);
        }
    }
}
