package com.eiam.accounts.contracts.verifier.faults.security;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Servers that read the credentials of clients loosely or too strictly. */
final class ClientFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return tokens();
    }

    private static Stream<Fault> tokens() {
        return Stream.of(
                form("trims the secret of a client", pairs -> map(pairs, "client_secret", String::strip)),
                form("trims the id of a client", pairs -> map(pairs, "client_id", String::strip)),
                form(
                        "compares the secret in lower case",
                        pairs -> map(pairs, "client_secret", text -> text.toLowerCase(Locale.ROOT))),
                form(
                        "compares grant_type regardless of case",
                        pairs -> map(pairs, "grant_type", text -> text.toLowerCase(Locale.ROOT))),
                form("ignores blanks around grant_type", pairs -> map(pairs, "grant_type", String::strip)),
                form(
                        "takes the first of repeated parameters of a form",
                        pairs -> pairs.stream()
                                .filter(pair -> pairs.stream()
                                                .filter(other -> other.name().equals(pair.name()))
                                                .findFirst()
                                                .get()
                                        == pair)
                                .toList()),
                refusesToken(
                        "takes an empty scope for an unknown one",
                        "invalid_scope",
                        400,
                        call -> call.form().stream()
                                .anyMatch(pair -> pair.name().equals("scope")
                                        && pair.value().isEmpty())),
                refusesToken(
                        "takes an empty client_id for an unknown one",
                        "invalid_client",
                        401,
                        call -> call.form().stream()
                                .anyMatch(pair -> pair.name().equals("client_id")
                                        && pair.value().isEmpty())),
                refusesToken(
                        "takes an empty client_secret for a wrong one",
                        "invalid_client",
                        401,
                        call -> call.form().stream()
                                .anyMatch(pair -> pair.name().equals("client_secret")
                                        && pair.value().isEmpty())),
                refusesToken(
                        "knows Basic with a capital only",
                        "invalid_client",
                        401,
                        call -> call.header("Authorization")
                                .filter(value ->
                                        !value.startsWith("Basic ") && value.regionMatches(true, 0, "Basic ", 0, 6))
                                .isPresent()),
                Fault.changedResponse(
                        Kind.PROTOCOL,
                        "lets tokens be stored by caches",
                        (call, answer) -> call.is("issueToken") && answer.success()
                                ? answer.withoutHeader("Cache-Control").withoutHeader("Pragma")
                                : answer),
                Fault.changedResponse(
                        Kind.PROTOCOL,
                        "names no scheme with invalid_client",
                        (call, answer) -> call.is("issueToken") && answer.status() == 401
                                ? answer.withoutHeader("WWW-Authenticate")
                                : answer),
                Fault.changedResponse(
                        Kind.PROTOCOL,
                        "answers the lifetime of a token as text",
                        (call, answer) -> call.is("issueToken") && answer.success()
                                ? answer.mapObject(json -> json.put(
                                        "expires_in", json.path("expires_in").asString()))
                                : answer),
                Fault.changedResponse(
                        Kind.PROTOCOL,
                        "answers errors of a token in Chinese",
                        (call, answer) -> answer.json()
                                                .filter(json -> json.has("error_description"))
                                                .isPresent()
                                        && !call.header("Accept-Language")
                                                .orElse("")
                                                .startsWith("en")
                                ? answer.mapObject(json -> json.put("error_description", "无效"))
                                : answer),
                lastToken());
    }

    private static List<Call.Pair> map(List<Call.Pair> pairs, String name, UnaryOperator<String> change) {
        return pairs.stream()
                .map(pair -> pair.name().equals(name) ? new Call.Pair(name, change.apply(pair.value())) : pair)
                .toList();
    }

    private static Fault form(String name, UnaryOperator<List<Call.Pair>> change) {
        return Fault.changedRequest(Kind.SECURITY, name, call -> {
            if (!call.is("issueToken")) {
                return call;
            }
            List<Call.Pair> changed = change.apply(call.form());
            return changed.equals(call.form()) ? call : call.withForm(changed);
        });
    }

    private static Fault refusesToken(String name, String error, int status, Predicate<Call> when) {
        return new Fault(Kind.SECURITY, name, (call, server) -> {
            Answer answer = server.answer(call);
            return call.is("issueToken") && answer.success() && when.test(call)
                    ? answer.withStatus(status)
                            .withBody((JsonNode) Stored.JSON.objectNode().put("error", error))
                    : answer;
        });
    }

    private static Fault lastToken() {
        Map<String, String> last = new ConcurrentHashMap<>();
        Map<String, String> owner = new ConcurrentHashMap<>();
        return new Fault(Kind.SECURITY, "ends older tokens of a client when it issues one", (call, server) -> {
            String sent = call.bearer().orElse("");
            if (owner.containsKey(sent) && !last.get(owner.get(sent)).equals(sent)) {
                Answer right = server.pretend(call);
                return right.success()
                        ? right.withStatus(400).withBody((JsonNode) Stored.JSON
                                .objectNode()
                                .put("error", "invalid_token")
                                .put("error_description", "Invalid access"))
                        : right;
            }
            Answer answer = server.answer(call);
            if (call.is("issueToken") && answer.success()) {
                String token = answer.json().orElseThrow().path("access_token").stringValue();
                String client = subject(token);
                last.put(client, token);
                owner.put(token, client);
            }
            return answer;
        });
    }

    private static String subject(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return JsonMapper.shared().readTree(claims).path("sub").asString("");
    }
}
