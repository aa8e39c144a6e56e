package com.eiam.accounts.contracts.verifier.faults.security;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Servers that read tokens, clients and permissions as a library does that is not set up. */
final class CredentialFaults implements Faults {

    private static final Pattern COOKIE = Pattern.compile("(?:^|; *)(?:access_)?token=([^;]+)");

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                Fault.changedRequest(
                        SECURITY,
                        "takes a token from a cookie",
                        call -> call.header("Cookie")
                                .filter(cookie -> call.bearer().isEmpty())
                                .map(COOKIE::matcher)
                                .filter(Matcher::find)
                                .map(cookie -> call.withBearer(cookie.group(1)))
                                .orElse(call)),
                new Fault(
                        SECURITY,
                        "accepts a token with the algorithm none",
                        (call, server) -> server.answer(
                                call.bearer()
                                                .filter(CredentialFaults::isUnsigned)
                                                .isPresent()
                                        ? call.withBearer(server.token("sandbox"))
                                        : call)),
                passesOver("passes over the permissions of a scope that the client does not hold", permission -> true),
                passesOver(
                        "passes over the words of a scope that are no permissions",
                        word -> Stored.TENANT.clients().stream()
                                .noneMatch(client -> client.permissions().contains(word))),
                new Fault(SECURITY, "passes over the scope if a client has no permissions", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (!answer.code().equals("invalid_scope")) {
                        return answer;
                    }
                    Answer all = server.also(withScope(call, ""));
                    return all.json().filter(json -> json.has("scope")).isPresent() ? answer : all;
                }),
                new Fault(
                        SECURITY, "names all permissions of a client in the answer for one of them", (call, server) -> {
                            Answer answer = server.answer(call);
                            return call.is("issueToken") && answer.success()
                                    ? answer.mapObject(json -> json.has("scope")
                                            ? json.set(
                                                    "scope",
                                                    server.also(withScope(call, ""))
                                                            .json()
                                                            .orElseThrow()
                                                            .path("scope"))
                                            : json)
                                    : answer;
                        }),
                Fault.changedRequest(SECURITY, "takes grant_type from the query", call -> {
                    List<Call.Pair> form = new ArrayList<>(call.form());
                    boolean missing =
                            form.stream().noneMatch(pair -> pair.name().equals("grant_type"));
                    List<Call.Pair> grants = call.parameters().stream()
                            .filter(pair -> pair.name().equals("grant_type"))
                            .toList();
                    return call.is("issueToken") && missing && form.addAll(grants)
                            ? call.withQuery("").withForm(form)
                            : call;
                }),
                permission("listPublicAccountUsers", "read"),
                permission("getAccountPermissions", "account_read"),
                permission("removeAccountRoles", "account_all"),
                anySecretOfAForm(),
                lastPermissions(),
                includes("finds a permission within another one", (held, asked) -> held.contains(asked)),
                includes(
                        "gives a client with all each permission that it asks for",
                        (held, asked) -> held.equals("all")));
    }

    private static boolean isUnsigned(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3 && decoded(parts[0]).matches("(?is).*\"alg\"\\s*:\\s*\"none\".*");
    }

    private static String decoded(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Call withScope(Call call, String scope) {
        List<Call.Pair> form = new ArrayList<>(call.form());
        form.removeIf(pair -> pair.name().equals("scope"));
        form.add(new Call.Pair("scope", scope));
        return call.withForm(form);
    }

    private static Fault passesOver(String name, Predicate<String> what) {
        return new Fault(SECURITY, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (!answer.code().equals("invalid_scope")) {
                return answer;
            }
            List<String> left = call.form().stream()
                    .filter(pair -> pair.name().equals("scope"))
                    .flatMap(pair -> Stream.of(pair.value().split(" ")))
                    .filter(scope -> !scope.isEmpty())
                    .filter(scope -> !what.test(scope)
                            || server.also(withScope(call, scope)).success())
                    .toList();
            return left.isEmpty() ? answer : server.also(withScope(call, String.join(" ", left)));
        });
    }

    /** A server that keeps the permissions of the last token for a client. */
    private static Fault lastPermissions() {
        Map<String, String> last = new ConcurrentHashMap<>();
        return new Fault(SECURITY, "gives all tokens of a client the permissions of the last one", (call, server) -> {
            Answer answer = server.answer(call.bearer()
                    .filter(token -> server.state(token) == CorrectServer.TokenState.GOOD)
                    .map(token -> last.getOrDefault(client(token), token))
                    .map(call::withBearer)
                    .orElse(call));
            if (call.is("issueToken") && answer.success()) {
                String token = answer.json().orElseThrow().path("access_token").stringValue();
                last.put(client(token), token);
            }
            return answer;
        });
    }

    private static String client(String token) {
        return JsonMapper.shared()
                .readTree(decoded(token.split("\\.")[1]))
                .path("sub")
                .asString("");
    }

    /** A server whose permissions include others. */
    private static Fault includes(String name, BiPredicate<String, String> includes) {
        return new Fault(SECURITY, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (!answer.code().equals("invalid_scope")) {
                return answer;
            }
            Answer all = server.also(withScope(call, ""));
            String held =
                    all.json().map(json -> json.path("scope").asString("")).orElse("");
            String asked = call.form().stream()
                    .filter(pair -> pair.name().equals("scope"))
                    .map(Call.Pair::value)
                    .findFirst()
                    .orElse("");
            return Stream.of(held.split(" ")).anyMatch(one -> includes.test(one, asked))
                    ? all.mapObject(json -> json.put("scope", asked))
                    : answer;
        });
    }

    private static Fault permission(String operation, String permission) {
        return new Fault(
                SECURITY, "does not accept the permission " + permission + " in " + operation, (call, server) -> {
                    boolean only = call.is(operation)
                            && call.bearer()
                                    .map(token -> token.split("\\."))
                                    .filter(parts -> parts.length == 3
                                            && decoded(parts[1]).matches(".*\"scope\":\\[?\"" + permission + "\".*"))
                                    .isPresent();
                    return only ? forbidden(call, server) : server.answer(call);
                });
    }

    private static Answer forbidden(Call call, CorrectServer server) {
        return server.also(call.withBearer(server.token("sandbox-none")));
    }

    private static Fault anySecretOfAForm() {
        return new Fault(SECURITY, "accepts any secret of a client in the form", (call, server) -> {
            Answer answer = server.answer(call);
            List<Call.Pair> form = new ArrayList<>(call.form());
            boolean secret = form.removeIf(pair -> pair.name().equals("client_secret"));
            if (!answer.code().equals("invalid_client") || !secret) {
                return answer;
            }
            form.add(new Call.Pair("client_secret", "sandbox-secret"));
            return server.also(call.withForm(form));
        });
    }
}
