package com.eiam.accounts.contracts.verifier.springcloudcontract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.cloud.contract.verifier.http.HttpVerifier;
import org.springframework.cloud.contract.verifier.http.Request;
import org.springframework.cloud.contract.verifier.http.Response;

/** Sends the requests of generated tests to the reference server, with real tokens instead of symbolic ones. */
final class ServerRequests implements HttpVerifier {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;
    private final SymbolicAuthorization authorization;

    ServerRequests(int port) {
        this.server = "http://localhost:" + port;
        this.authorization = new SymbolicAuthorization(server);
    }

    @Override
    public Response exchange(Request request) {
        HttpRequest.Builder sent = HttpRequest.newBuilder(URI.create(server + request.path()))
                .method(
                        request.method().name(),
                        request.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body().asByteArray()));
        request.headers().forEach((name, value) -> sent.header(name, header(name, value.toString())));
        try {
            HttpResponse<byte[]> response = client.send(sent.build(), BodyHandlers.ofByteArray());
            Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return Response.builder()
                    .statusCode(response.statusCode())
                    .headers(headers)
                    .body(response.body())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String header(String name, String value) {
        return name.equalsIgnoreCase("Authorization") ? authorization.real(value) : value;
    }
}
