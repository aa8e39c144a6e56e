package com.eiam.accounts.contracts.verifier.faults.protocol;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers that know other names for what the spec has one name for, and that make ids of requests too simply. */
final class ConventionFaults implements Faults {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final Api api;

    ConventionFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.concat(names(), requestIds());
    }

    private Stream<Fault> names() {
        return Stream.of(
                otherPath(
                        "knows the plural of a path with a singular", path -> path.replace("/accounts/", "/account/")),
                otherPath("knows the singular of paths with a plural", path -> path.replace("/account/", "/accounts/")),
                Fault.changedRequest(
                        PROTOCOL,
                        "obeys X-HTTP-Method-Override",
                        call -> call.header("X-HTTP-Method-Override")
                                .map(call::withMethod)
                                .orElse(call)),
                Fault.changedRequest(
                        CHECKS,
                        "finds fields in camel case",
                        call -> Stored.edit(call, json -> {
                            for (String key : List.copyOf(json.propertyNames())) {
                                String snake = CAPITAL.matcher(key)
                                        .replaceAll(
                                                letter -> "_" + letter.group().toLowerCase(Locale.ROOT));
                                if (!snake.equals(key) && !snake.startsWith("_")) {
                                    JsonNode value = json.remove(key);
                                    json.set(snake, json.has(snake) ? json.path(snake) : value);
                                }
                            }
                            return json;
                        })),
                Fault.changedRequest(
                        CHECKS,
                        "finds fields with dashes",
                        call -> Stored.edit(call, json -> {
                            for (String key : List.copyOf(json.propertyNames())) {
                                json.set(key.replace('-', '_'), json.remove(key));
                            }
                            return json;
                        })),
                new Fault(
                        PROTOCOL,
                        "reads a form where the operation has no body",
                        (call, server) -> call.is("enableAccount")
                                        && call.header("Content-Type")
                                                .filter(type -> type.contains("form"))
                                                .isPresent()
                                ? server.pretend(call).refusing("HTTP.415").withStatus(415)
                                : server.answer(call)),
                new Fault(
                        PROTOCOL,
                        "wants JSON of a request without a body whose Content-Type is JSON",
                        (call, server) -> call.body().length == 0
                                        && call.header("Content-Type")
                                                .filter("application/json"::equals)
                                                .isPresent()
                                ? server.pretend(call).refusing("TENANT-COMMON-0005")
                                : server.answer(call)));
    }

    private Fault otherPath(String name, UnaryOperator<String> path) {
        return Fault.changedRequest(PROTOCOL, name, call -> {
            String other = path.apply(call.path());
            String operation = call.operation().isEmpty() ? api.operation(call.method(), other) : "";
            return operation.isEmpty()
                    ? call
                    : new Call(operation, call.method(), other, call.query(), call.headers(), call.body());
        });
    }

    private static Stream<Fault> requestIds() {
        return Stream.of(
                Fault.changedResponse(
                        PROTOCOL,
                        "gives all requests without an id the same one",
                        (call, answer) -> call.header(REQUEST_ID).isEmpty()
                                ? answer.withHeader(REQUEST_ID, "00000000-0000-0000-0000-000000000000")
                                : answer),
                Fault.changedResponse(
                        PROTOCOL,
                        "makes an id of a request of the one that is not valid",
                        (call, answer) -> replaced(call, answer)
                                .map(id -> answer.withHeader(REQUEST_ID, Integer.toHexString(id.hashCode())))
                                .orElse(answer)));
    }

    private static Optional<String> replaced(Call call, Answer answer) {
        return call.header(REQUEST_ID).filter(id -> !id.equals(answer.headers().get(REQUEST_ID)));
    }
}
