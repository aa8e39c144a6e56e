package com.eiam.accounts.client.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The reference server with an empty database, in a process of its own. */
public final class EiamServer implements ContractTenantServer {

    /** Only the executable jar has this entry. */
    private static final String ENTRY = "BOOT-INF/classes/com/eiam/accounts/reference/EiamAccountsApplication.class";

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;
    private final int port;

    private EiamServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @throws IllegalStateException if the server's executable jar is not on the class path, or if it does not start
     */
    public static EiamServer start() {
        try {
            int port = freePort();
            Path log = Files.createTempFile("eiam-accounts-server", ".log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            jar(),
                            "--server.port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            EiamServer server = new EiamServer(process, port);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            server.awaitStart(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String baseUrl() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void awaitStart(Path log) throws IOException {
        Instant end = Instant.now().plus(LONGEST_START);
        while (!answers()) {
            if (Instant.now().isAfter(end) || hasEndedAfterAMoment()) {
                process.destroy();
                throw new IllegalStateException("the reference server does not start:\n" + Files.readString(log));
            }
        }
        Files.delete(log);
    }

    private boolean hasEndedAfterAMoment() {
        try {
            return process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String jar() throws IOException {
        URL entry = EiamServer.class.getClassLoader().getResource(ENTRY);
        if (entry == null) {
            throw new IllegalStateException("the reference server is not on the class path: add a test dependency on"
                    + " com.eiam.accounts:eiam-accounts-server with the classifier exec and without its dependencies");
        }
        URL jar = ((JarURLConnection) entry.openConnection()).getJarFileURL();
        return Path.of(java.net.URI.create(jar.toString())).toString();
    }
}
