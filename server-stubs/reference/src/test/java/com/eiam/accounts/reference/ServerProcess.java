package com.eiam.accounts.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reference server in a process of its own, for tests that kill it or read all of its log. */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://[^ /]+:\\d+");
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final StringBuffer log = new StringBuffer();
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final Thread reader;

    private ServerProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "log of " + process.pid());
        reader.start();
    }

    /** Starts a process with properties such as {@code --name=value}. */
    public static ServerProcess start(List<String> properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EiamAccountsApplication.class.getName(),
                "--server.port=0"));
        command.addAll(properties);
        return new ServerProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append('\n');
                Matcher matcher = ADDRESS.matcher(line);
                if (line.contains("StartNotice") && matcher.find()) {
                    address.complete(URI.create(matcher.group()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            address.completeExceptionally(new IllegalStateException("The server ended: " + log));
        }
    }

    /** The server, once it has started. */
    public RunningServer server() {
        return RunningServer.at(address.join());
    }

    /** What listens on the management port, which the properties have opened, once the server has started. */
    public RunningServer management() {
        String port = String.valueOf(address.join().getPort());
        return PORT.matcher(log())
                .results()
                .map(started -> started.group(1))
                .filter(other -> !other.equals(port))
                .map(other -> RunningServer.at(URI.create("http://localhost:" + other)))
                .findFirst()
                .orElseThrow();
    }

    /** Ends the process as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        close();
        exitCode();
    }

    /** Asks the process to end, as an operator does. */
    public void stop() {
        process.toHandle().destroy(); // process.destroy() would close its log as well
    }

    /** Waits for the end of the process and returns its exit code. */
    public int exitCode() throws InterruptedException {
        int code = process.waitFor();
        reader.join();
        return code;
    }

    /** What it has logged until now; all of it after the exit code. */
    public String log() {
        return log.toString();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
