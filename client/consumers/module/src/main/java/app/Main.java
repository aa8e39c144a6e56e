package app;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Calls a server from a linked image. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().endsWith("/token");
            byte[] body = (token ? "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}" : "{\"account_id\":\"c1\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (EiamAccounts eiam = EiamAccounts.builder()
                .baseUrl("http://localhost:" + server.getAddress().getPort())
                .clientId("sandbox")
                .clientSecret("sandbox-secret")
                .build()) {
            String id = eiam.accounts()
                    .updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"))
                    .getAccountId();
            if (!id.equals("c1")) {
                throw new IllegalStateException("the answer was " + id);
            }
        } finally {
            server.stop(0);
        }
    }
}
