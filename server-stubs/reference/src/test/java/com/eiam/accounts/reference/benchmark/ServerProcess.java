package com.eiam.accounts.reference.benchmark;

import com.eiam.accounts.reference.Spec;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A server in a process of its own, with 256 MiB of heap. */
record ServerProcess(String name, Process process, int port, String token) implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("http://localhost:(\\d+)/");

    static ServerProcess start(String name, List<String> program, String database) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(program);
        command.addAll(List.of(
                "--server.port=0", "--spring.datasource.url=" + database, "--spring.datasource.username=postgres"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader log = process.inputReader();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                Thread rest = new Thread(() -> log.lines().forEach(later -> System.err.println(name + ": " + later)));
                rest.setDaemon(true);
                rest.start();
                int port = Integer.parseInt(listens.group(1));
                return new ServerProcess(name, process, port, askForToken(port));
            }
            System.err.println(name + ": " + line);
        }
        throw new IllegalStateException(name + " did not start");
    }

    private static String askForToken(int port) throws Exception {
        String path = Spec.operation("issueToken").path();
        String answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(
                                        "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-secret"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return JsonMapper.shared().readTree(answer).path("access_token").stringValue();
    }

    /** The CPU that the process has used. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** The memory of the process, as Linux shows it: now and at most. */
    String memory() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return status.filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                    .map(line -> line.replaceAll("\\s+", " "))
                    .collect(Collectors.joining(", "));
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
