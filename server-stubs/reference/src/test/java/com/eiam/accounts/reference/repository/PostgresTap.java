package com.eiam.accounts.reference.repository;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Passes bytes between a server and its PostgreSQL, and remembers the statements (PostgreSQL's manual, 54.2). */
final class PostgresTap implements AutoCloseable {

    private static final String URL = "--spring.datasource.url=";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int database;
    private final List<List<String>> trips = new ArrayList<>();
    private volatile boolean hanging;

    private PostgresTap(int database) throws IOException {
        this.database = database;
        start(this::accept);
    }

    /** A tap in front of the database that properties of a server name. */
    static PostgresTap of(List<String> properties) throws IOException {
        return new PostgresTap(database(properties).getPort());
    }

    private static URI database(List<String> properties) {
        return URI.create(properties.get(0).substring((URL + "jdbc:").length()));
    }

    /** The same properties with this tap as the database, and with options of the driver. */
    List<String> properties(List<String> properties, String options) {
        List<String> tapped = new ArrayList<>(properties);
        tapped.set(
                0,
                URL + "jdbc:postgresql://localhost:" + listener.getLocalPort()
                        + database(properties).getPath() + "?" + options);
        return tapped;
    }

    /**
     * The statements that each round trip has sent since the last call. A test of the connection counts as no trip, and
     * neither does the reading of the signing keys, which happens once a second at most.
     */
    List<List<String>> trips() {
        synchronized (trips) {
            List<List<String>> sent = List.copyOf(trips);
            trips.clear();
            return sent;
        }
    }

    /** Lets PostgreSQL look as if it hung: it takes what it is sent and does not answer. */
    void hang(boolean hangs) {
        hanging = hangs;
    }

    private interface Copying {
        void run() throws IOException;
    }

    private static void start(Copying copying) {
        Thread thread = new Thread(() -> {
            try {
                copying.run();
            } catch (EOFException | SocketException e) {
                // Either side has closed the connection.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> {
                try (client;
                        server) {
                    copyRequests(
                            new DataInputStream(new BufferedInputStream(client.getInputStream())),
                            server.getOutputStream());
                }
            });
            start(() -> server.getInputStream().transferTo(client.getOutputStream()));
        }
    }

    private void copyRequests(DataInputStream from, OutputStream to) throws IOException {
        // The first message has no type.
        to.write(message(from));
        List<String> statements = new ArrayList<>();
        while (true) {
            int type = from.readUnsignedByte();
            byte[] message = message(from);
            DataInputStream content = new DataInputStream(new ByteArrayInputStream(message));
            content.readInt();
            if (type == 'P') {
                text(content);
            }
            if (type == 'P' || type == 'Q') {
                statements.add(text(content));
            }
            // What the server has sent already, it has sent without waiting for an answer.
            if ((type == 'S' || type == 'Q') && from.available() == 0) {
                statements.removeIf(String::isBlank);
                remember(statements);
                statements.clear();
            }
            if (!hanging) {
                to.write(type);
                to.write(message);
            }
        }
    }

    /** A message with its length, which counts itself. */
    private static byte[] message(DataInputStream from) throws IOException {
        int length = from.readInt();
        return ByteBuffer.allocate(length)
                .putInt(length)
                .put(from.readNBytes(length - Integer.BYTES))
                .array();
    }

    private void remember(List<String> statements) {
        if (!statements.isEmpty() && !statements.get(0).contains(" from signing_key ")) {
            synchronized (trips) {
                trips.add(List.copyOf(statements));
            }
        }
    }

    private static String text(DataInputStream content) throws IOException {
        byte[] bytes = new byte[content.available()];
        int length = 0;
        for (int next = content.read(); next > 0; next = content.read()) {
            bytes[length++] = (byte) next;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
