package com.eiam.accounts.contracts.verifier.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy that wants credentials and connects each tunnel (RFC 9110, 9.3.6) to one port of this machine. */
public final class TunnelProxy implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger tunnels = new AtomicInteger();
    private final String header;
    private final int target;

    public TunnelProxy(String credentials, int target) throws IOException {
        this.header = "proxy-authorization: basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        this.target = target;
        threads.execute(this::accept);
    }

    /** Host and port. */
    public String address() {
        return "localhost:" + socket.getLocalPort();
    }

    /** How many tunnels were opened. */
    public int tunnels() {
        return tunnels.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // The proxy was closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            boolean isKnown = head.lines().anyMatch(line -> line.equalsIgnoreCase(header));
            if (!isKnown || !head.startsWith("CONNECT ")) {
                write(client, "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                tunnels.incrementAndGet();
                write(client, "HTTP/1.1 200 OK\r\n\r\n");
                threads.execute(() -> copy(server, client));
                copy(client, server);
            }
        } catch (IOException e) {
            // One side was closed, which closes the tunnel.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no end of the headers");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side was closed, which closes the tunnel.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
