package com.eiam.accounts.reference.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Sends requests over connections that stay open, each as soon as the one before is answered. It costs little CPU,
 * which the server and the database share with it.
 */
final class Load {

    private static final int CLOSED = -1;
    private static final int MOST_WARM_UP_RUNS = 60;
    private static final int STEADY_RUNS = 6;

    private final int port;
    private final int connections;

    Load(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** The bytes of a request, of HTTP/1.1. */
    static byte[] request(String method, String path, String token, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return ("%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n".formatted(method, path, token)
                        + (body.isEmpty() ? "" : "Content-Type: application/json\r\n")
                        + "Content-Length: %d\r\n\r\n%s".formatted(content.length, body))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Repeats a run until six in a row are not a twentieth faster than the best one before. The second compiler of a JVM
     * needs half a minute of CPU for a server, and has to share it with the load: two minutes on two processors.
     */
    static void warmUp(Callable<Double> rate) throws Exception {
        double best = 0;
        int steady = 0;
        for (int run = 0; run < MOST_WARM_UP_RUNS && steady < STEADY_RUNS; run++) {
            double next = rate.call();
            steady = next > best * 1.05 ? 0 : steady + 1;
            best = Math.max(best, next);
        }
    }

    /**
     * Sends the requests of each connection in turn for a time and returns the answers per second.
     *
     * @param requests the requests of a connection by its number
     * @param success the first digit of the status of each answer
     */
    double run(int seconds, int success, IntFunction<Iterable<byte[]>> requests) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        ExecutorService pool = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Iterable<byte[]> own = requests.apply(i);
                tasks.add(() -> answers(end, success, own));
            }
            long start = System.nanoTime();
            long answers = 0;
            for (Future<Long> done : pool.invokeAll(tasks)) {
                answers += done.get();
            }
            return answers * 1e9 / (System.nanoTime() - start);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdown();
        }
    }

    private long answers(long end, int success, Iterable<byte[]> requests) throws IOException {
        long answers = 0;
        Socket socket = new Socket("localhost", port);
        try {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            while (true) {
                for (byte[] request : requests) {
                    if (System.nanoTime() > end) {
                        return answers;
                    }
                    socket.getOutputStream().write(request);
                    if (answer(in, success) == CLOSED) {
                        socket.close();
                        socket = new Socket("localhost", port);
                        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
                    }
                    answers++;
                }
            }
        } finally {
            socket.close();
        }
    }

    /** Reads an answer; whether the server closes the connection after it. */
    private static int answer(InputStream in, int success) throws IOException {
        String status = line(in);
        int length = 0;
        int result = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.equalsIgnoreCase("connection: close")) {
                result = CLOSED;
            }
        }
        byte[] body = in.readNBytes(length);
        if (status.charAt("HTTP/1.1 ".length()) != '0' + success) {
            throw new IllegalStateException(status + " " + new String(body, StandardCharsets.UTF_8));
        }
        return result;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
