package com.eiam.accounts.reference.benchmark;

import com.eiam.accounts.reference.Spec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A server in a process of its own, which says in its log where it listens. */
record ServerProcess(String name, Process process, int port) implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("http://(?:localhost|127\\.0\\.0\\.1):(\\d+)");

    /** The server of this project with 256 MiB of heap. */
    static ServerProcess start(String name, List<String> program, String database) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(program);
        command.addAll(List.of(
                "--server.port=0", "--spring.datasource.url=" + database, "--spring.datasource.username=postgres"));
        return start(name, new ProcessBuilder(command));
    }

    static ServerProcess start(String name, ProcessBuilder program) throws IOException {
        Process process = program.redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader log = process.inputReader();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                Thread rest = new Thread(() -> log.lines().forEach(later -> System.err.println(name + ": " + later)));
                rest.setDaemon(true);
                rest.start();
                return new ServerProcess(name, process, Integer.parseInt(listens.group(1)));
            }
            System.err.println(name + ": " + line);
        }
        throw new IllegalStateException(name + " did not start");
    }

    /** An access token of the server of this project. */
    String token() throws IOException, InterruptedException {
        return token(
                Spec.operation("issueToken").path(),
                "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-secret");
    }

    String token(String path, String form) throws IOException, InterruptedException {
        String answer = post(path, form, "Content-Type", "application/x-www-form-urlencoded");
        return JsonMapper.shared().readTree(answer).path("access_token").stringValue();
    }

    String post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers(headers)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** The CPU that the process has used. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** The memory of the process in MB, as Linux shows it: {@code VmRSS} is what it has now, {@code VmHWM} the most. */
    long memory(String name) {
        // Keycloak's script starts another process.
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(part -> memory(part, name))
                .sum();
    }

    private static long memory(ProcessHandle process, String name) {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            String line =
                    status.filter(value -> value.startsWith(name)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroy(); // process.destroy() would close its log as well
        process.waitFor();
    }
}
