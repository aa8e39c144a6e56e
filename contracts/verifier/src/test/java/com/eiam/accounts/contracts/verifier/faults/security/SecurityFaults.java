package com.eiam.accounts.contracts.verifier.faults.security;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.SECURITY;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer.TokenState;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Servers that accept wrong credentials, refuse right ones, or show secrets. */
final class SecurityFaults implements Faults {

    private final Api api;
    private final String everything;
    private final String nothing;

    SecurityFaults(Api api) {
        this.api = api;
        this.everything = client("all");
        this.nothing = client("");
    }

    /** The client that has this permission code alone; the one without permissions for an empty text. */
    private String client(String permission) {
        return api.suite().clients().stream()
                .filter(client -> String.join(" ", client.permissions()).equals(permission))
                .map(Client::clientId)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                        Stream.of(
                                accepting(
                                        "does not require a token",
                                        (call, server) -> call.bearer().isEmpty()),
                                accepting("accepts any text as a token", in(TokenState.NO_TOKEN)),
                                accepting("does not check the signature of a token", in(TokenState.TAMPERED)),
                                accepting("accepts expired tokens", in(TokenState.EXPIRED)),
                                accepting("does not check the permissions of a token", in(TokenState.GOOD))),
                        Stream.of("account_all", "account_read", "read").map(this::unknownPermission),
                        Stream.of("account_read", "read").map(this::readersMayWrite),
                        tokenEndpoint())
                .flatMap(faults -> faults);
    }

    private interface Which {
        boolean test(Call call, CorrectServer server);
    }

    private static Which in(TokenState state) {
        return (call, server) ->
                call.bearer().filter(token -> server.state(token) == state).isPresent();
    }

    private Fault accepting(String name, Which which) {
        return new Fault(
                SECURITY,
                name,
                (call, server) -> server.answer(
                        !call.path().startsWith(api.suite().tokenUrl()) && which.test(call, server)
                                ? call.withBearer(server.token(everything))
                                : call));
    }

    private Fault unknownPermission(String permission) {
        return new Fault(
                SECURITY,
                "does not accept the permission " + permission,
                (call, server) ->
                        server.answer(holds(call, permission) ? call.withBearer(server.token(nothing)) : call));
    }

    private Fault readersMayWrite(String permission) {
        return new Fault(
                SECURITY,
                "lets a client with the permission " + permission + " change things",
                (call, server) -> server.answer(
                        holds(call, permission) && !call.method().equals("GET")
                                ? call.withBearer(server.token(everything))
                                : call));
    }

    /** Whether the call's token grants one permission and no other (RFC 9068, 2.2.3). */
    private static boolean holds(Call call, String permission) {
        return call.bearer()
                .map(token -> token.split("\\."))
                .filter(parts -> parts.length == 3)
                .map(parts -> new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .filter(claims -> claims.contains("\"scope\":\"" + permission + "\""))
                .isPresent();
    }

    private Stream<Fault> tokenEndpoint() {
        return Stream.of(
                Fault.changedRequest(
                        SECURITY, "accepts any secret of a known client", call -> form(call, "client_secret")),
                Fault.changedRequest(
                        SECURITY, "accepts any client", call -> form(form(call, "client_id"), "client_secret")),
                Fault.changedRequest(SECURITY, "does not require credentials of a client", this::anonymous),
                Fault.changedRequest(SECURITY, "accepts credentials in the query", this::fromQuery),
                Fault.changedRequest(SECURITY, "issues tokens for any grant", this::anyGrant),
                Fault.changedRequest(
                        SECURITY,
                        "ignores the scope that is asked for",
                        call -> isToken(call) ? call.withForm(without(call.form(), "scope")) : call),
                token("grants every permission to every client", json -> json.put("scope", "all")),
                token("does not name the lifetime of a token", json -> json.without("expires_in")),
                token(
                        "doubles the lifetime of a token in the response",
                        json -> json.put(
                                "expires_in", 2 * json.path("expires_in").intValue())),
                token("names another type of token", json -> json.put("token_type", "mac")),
                token("adds the client's secret to its token", json -> json.put("client_secret", "sandbox-secret")),
                token("issues an empty token", json -> json.put("access_token", "")));
    }

    private Fault token(String name, UnaryOperator<ObjectNode> change) {
        return Fault.changedResponse(
                SECURITY,
                name,
                (call, answer) -> isToken(call) && answer.success(),
                answer -> answer.mapObject(change));
    }

    private boolean isToken(Call call) {
        return call.path().equals(api.suite().tokenUrl()) && call.method().equals("POST");
    }

    private Call anonymous(Call call) {
        return isToken(call)
                        && call.header("Authorization").isEmpty()
                        && call.form().stream().noneMatch(pair -> pair.name().equals("client_id"))
                ? call.withHeader("Authorization", basic())
                : call;
    }

    private String basic() {
        Client client = api.suite().clients().get(0);
        return basic(client.clientId(), client.secret());
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private Call fromQuery(Call call) {
        if (!isToken(call)) {
            return call;
        }
        List<Call.Pair> form = new ArrayList<>(call.form());
        form.addAll(call.parameters());
        return call.withQuery("").withForm(form);
    }

    private Call anyGrant(Call call) {
        if (!isToken(call)) {
            return call;
        }
        List<Call.Pair> form = without(call.form(), "grant_type");
        form.add(new Call.Pair("grant_type", "client_credentials"));
        return call.withForm(form);
    }

    private static List<Call.Pair> without(List<Call.Pair> pairs, String name) {
        List<Call.Pair> rest = new ArrayList<>(pairs);
        rest.removeIf(pair -> pair.name().equals(name));
        return rest;
    }

    /** The call with a field of the credentials as it should be, in the header or in the form. */
    private Call form(Call call, String field) {
        if (!isToken(call)) {
            return call;
        }
        Optional<Client> named = api.suite().clients().stream()
                .filter(client ->
                        call.form().stream().anyMatch(pair -> pair.value().equals(client.clientId()))
                                || basicUser(call).equals(client.clientId())
                                || basicUser(call).equals(RequestEncoder.percentEncoded(client.clientId())))
                .findFirst();
        Client known = named.orElse(api.suite().clients().get(0));
        String right = field.equals("client_secret") ? known.secret() : named.isPresent() ? null : known.clientId();
        if (right == null) {
            return call;
        }
        if (call.header("Authorization").isPresent()) {
            String id = field.equals("client_id")
                    ? right
                    : named.map(Client::clientId).orElseGet(() -> basicUser(call));
            return call.withHeader("Authorization", basic(id, known.secret()));
        }
        List<Call.Pair> form = new ArrayList<>();
        call.form().forEach(pair -> form.add(pair.name().equals(field) ? new Call.Pair(field, right) : pair));
        return call.withForm(form);
    }

    private static String basicUser(Call call) {
        return call.header("Authorization")
                .filter(value -> value.startsWith("Basic "))
                .map(value -> new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.UTF_8))
                .map(text -> text.replaceFirst(":.*", ""))
                .orElse("");
    }
}
