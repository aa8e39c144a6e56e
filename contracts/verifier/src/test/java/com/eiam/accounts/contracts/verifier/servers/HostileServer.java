package com.eiam.accounts.contracts.verifier.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Issues tokens correctly, and treats every other request badly. */
public final class HostileServer implements AutoCloseable {

    /** What it does with a connection after it has read the request. */
    public interface Behaviour {
        void answer(OutputStream out) throws IOException;
    }

    /** A valid response that no contract expects. */
    public static final Behaviour TOKEN = out -> write(
            out,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 39\r\n\r\n"
                    + "{\"access_token\":\"t0ken\",\"expires_in\":1}\n");

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Behaviour tokens;
    private final Behaviour others;

    public HostileServer(Behaviour tokens, Behaviour others) throws IOException {
        this.tokens = tokens;
        this.others = others;
        thread(this::accept);
    }

    public String url() {
        return "http://localhost:" + socket.getLocalPort();
    }

    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                thread(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            boolean token = line != null && line.startsWith("POST") && line.contains("/token ");
            int length = 0;
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            for (int i = 0; i < length; i++) {
                in.read();
            }
            (token ? tokens : others).answer(connection.getOutputStream());
        } catch (IOException e) {
            // The caller has closed the connection.
        }
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "hostile");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
