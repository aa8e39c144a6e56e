package com.eiam.accounts.contracts.verifier.faults.protocol;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers whose framework reads more than it should: of paths, of headers, of names and of bodies. */
final class RoutingFaults implements Faults {

    private final Api api;

    RoutingFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(paths(), credentials(), types(), bodies()).flatMap(faults -> faults);
    }

    private static Stream<Fault> paths() {
        return Stream.of(
                new Fault(PROTOCOL, "ignores .json at the end of paths", (call, server) -> {
                    Answer answer = server.answer(call);
                    return answer.status() == 404
                            ? server.also(call.withPath(call.path().replaceAll("\\.json$", "")))
                            : answer;
                }),
                Fault.changedRequest(
                        PROTOCOL,
                        "reads + in a path as a blank",
                        call -> call.withPath(call.path().replace("+", "%20"))),
                Fault.changedRequest(
                        PROTOCOL,
                        "ignores a dot at the end of a segment of a path",
                        call -> call.withPath(call.path().replaceAll("\\.(?=/|$)", ""))));
    }

    private Stream<Fault> credentials() {
        String secret = api.suite().client("sandbox").orElseThrow().secret();
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("sandbox:" + secret).getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                authorization(
                        "takes a token without a scheme", value -> value.contains(" ") ? value : "Bearer " + value),
                authorization("takes a token of any scheme", value -> value.replaceFirst("^\\S+ ", "Bearer ")),
                new Fault(
                        SECURITY,
                        "takes a client's secret for a token",
                        (call, server) -> server.answer(
                                call.header("Authorization")
                                                        .filter(basic::equals)
                                                        .isPresent()
                                                && !call.is("issueToken")
                                        ? call.withBearer(server.token("sandbox"))
                                        : call)));
    }

    private static Fault authorization(String name, UnaryOperator<String> change) {
        return Fault.changedRequest(
                SECURITY,
                name,
                call -> call.is("issueToken")
                        ? call
                        : call.header("Authorization")
                                .map(value -> call.withHeader("Authorization", change.apply(value)))
                                .orElse(call));
    }

    private static Stream<Fault> types() {
        return Stream.of(
                header(
                        "takes every type that ends with +json for JSON",
                        "Content-Type",
                        "(?i)application/[\\w.-]+\\+json"),
                header(
                        "answers JSON where a type that ends with +json is accepted",
                        "Accept",
                        "(?i)application/[\\w.-]+\\+json"),
                header("answers in English to every language", "Accept-Language", "\\s*\\*\\s*", "en"),
                new Fault(
                        PROTOCOL,
                        "fails with _ in a language",
                        (call, server) -> call.header("Accept-Language")
                                        .orElse("")
                                        .contains("_")
                                ? server.pretend(call).refusing("HTTP.500").withStatus(500)
                                : server.answer(call)));
    }

    private static Fault header(String name, String header, String pattern) {
        return header(name, header, pattern, "application/json");
    }

    private static Fault header(String name, String header, String pattern, String other) {
        return Fault.changedRequest(
                PROTOCOL,
                name,
                call -> call.header(header)
                        .map(value -> call.withHeader(header, value.replaceAll(pattern, other)))
                        .orElse(call));
    }

    private Stream<Fault> bodies() {
        return Stream.of(
                Fault.changedRequest(
                        CHECKS,
                        "finds fields regardless of case",
                        call -> Stored.edit(call, json -> {
                            for (String key : List.copyOf(json.propertyNames())) {
                                JsonNode value = json.remove(key);
                                json.set(key.toLowerCase(Locale.ROOT), value);
                            }
                            return json;
                        })),
                Fault.changedRequest(
                        CHECKS,
                        "takes a list of one value for a parameter of the query",
                        call -> call.withQuery(call.query().replace("%5B%5D=", "="))),
                Fault.changedRequest(CHECKS, "finds parameters of the query regardless of case", call -> {
                    List<Call.Pair> pairs = new ArrayList<>(call.parameters());
                    pairs.replaceAll(pair -> new Call.Pair(pair.name().toLowerCase(Locale.ROOT), pair.value()));
                    return pairs.equals(call.parameters()) ? call : call.withParameters(pairs);
                }),
                new Fault(CHECKS, "fails with null for the body", (call, server) -> {
                    Answer answer = server.answer(call);
                    return answer.status() == 400
                                    && call.json().filter(JsonNode::isNull).isPresent()
                            ? answer.refusing("HTTP.500").withStatus(500)
                            : answer;
                }));
    }
}
