package com.eiam.accounts.client.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers each request at once, in a process of its own, so that it shares no thread with what is measured. */
public final class ConstantServer {

    private static final String ACCOUNT =
            "{\"id\":\"20220414163425614-2FD6-CA9B208BE\",\"account_name\":\"zhangsan11\","
                    + "\"name\":\"张三\",\"org_id\":\"20220413151020301-60D2-1A7BC3E45\",\"disabled\":false,"
                    + "\"account_type\":\"ORPHAN_ACCOUNT\",\"extension\":{\"room\":\"B-12\",\"floor\":3,\"tags\":[\"a\",\"b\"]},"
                    + "\"roles\":[{\"role_id\":\"20220415170305200-EF22-C2404E358\",\"role_code\":\"crm-user\",\"role_name\":\"CRM user\"}]}";

    private static final byte[] TOKEN =
            response("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":86400,\"scope\":\"all\"}");
    private static final byte[] REFERENCE = response("{\"account_id\":\"20220414163425614-2FD6-CA9B208BE\"}");
    private static final byte[] ONE = response(ACCOUNT);
    private static final byte[] PAGE = response(IntStream.range(0, 100)
            .mapToObj(i -> ACCOUNT)
            .collect(Collectors.joining(",", "{\"total\":100,\"accounts\":[", "]}")));

    private ConstantServer() {}

    /** @param args the file that gets the port */
    public static void main(String[] args) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            Files.writeString(Path.of(args[0]), "" + server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String request = line(in); request != null; request = line(in)) {
                int length = 0;
                for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
                    if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                        length = Integer.parseInt(header.substring(15).strip());
                    }
                }
                in.readNBytes(length);
                socket.getOutputStream().write(answer(request));
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static byte[] answer(String request) {
        if (request.startsWith("POST")) {
            return TOKEN;
        }
        if (request.startsWith("PUT")) {
            return REFERENCE;
        }
        return request.contains("limit=") ? PAGE : ONE;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] response(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nX-Request-Id: r-1\r\n"
                + "Content-Length: " + bytes.length + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }
}
