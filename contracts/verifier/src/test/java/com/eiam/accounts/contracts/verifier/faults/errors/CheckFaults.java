package com.eiam.accounts.contracts.verifier.faults.errors;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHECKS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Repairs;
import com.eiam.accounts.contracts.verifier.faults.server.RequestSchemas;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Servers that do not check a rule on requests. */
final class CheckFaults implements Faults {

    /** The keywords that a request can be repaired of (JSON Schema Validation 2020-12, 6). */
    private static final List<String> KEYWORDS = List.of(
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "enum",
            "maxProperties",
            "additionalProperties",
            "type",
            "required",
            "minLength",
            "const",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "uniqueItems");

    private final Api api;
    private final RequestSchemas schemas;
    private final Repairs repairs;

    CheckFaults(Api api) {
        this.api = api;
        this.schemas = new RequestSchemas(api.spec());
        this.repairs = new Repairs(schemas);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.concat(
                KEYWORDS.stream().filter(schemas::have).map(this::unchecked),
                Stream.of(
                        Fault.changedRequest(CHECKS, "does not check x-max-bytes", repairs::withoutLargeValues),
                        Fault.changedRequest(
                                CHECKS, "accepts U+0000 and halves of characters", Repairs::withoutUnsafeText),
                        Fault.changedRequest(CHECKS, "accepts a body that is not JSON", this::asIfGoodJson),
                        Fault.changedRequest(
                                CHECKS,
                                "accepts a body of another media type",
                                call -> call.header("Content-Type").isPresent()
                                                && !call.path()
                                                        .equals(api.suite().tokenUrl())
                                        ? call.withHeader("Content-Type", "application/json")
                                        : call),
                        Fault.changedRequest(
                                CHECKS,
                                "answers JSON to a client that does not accept it",
                                call -> call.withoutHeader("Accept")),
                        Fault.changedRequest(
                                CHECKS, "treats every method as the one that the path has", this::otherMethod),
                        Fault.changedRequest(CHECKS, "answers on paths below those of operations", this::shorterPath),
                        Fault.changedRequest(CHECKS, "trims ids", this::withoutBlankId),
                        new Fault(CHECKS, "answers 500 to a blank id", (call, server) -> {
                            Answer answer = server.answer(call);
                            return blankId(call)
                                    ? answer.withStatus(500)
                                            .mapObject(json -> json.put("error_code", "HTTP.500")
                                                    .put("error_msg", message("HTTP.500")))
                                    : answer;
                        })));
    }

    private Fault unchecked(String keyword) {
        return Fault.changedRequest(CHECKS, "does not check " + keyword, call -> repairs.without(keyword, call));
    }

    private String message(String code) {
        return api.entry(code).at("/value/error_msg").stringValue();
    }

    private Call asIfGoodJson(Call call) {
        return call.json().isPresent() || call.path().equals(api.suite().tokenUrl())
                ? call
                : api.goodBody(call.operation())
                        .map(body -> call.withBody(body.getBytes(StandardCharsets.UTF_8)))
                        .orElse(call);
    }

    private Call otherMethod(Call call) {
        return call.operation().isEmpty()
                ? api.routes().stream()
                        .filter(route ->
                                !api.operation(route.method(), call.path()).isEmpty())
                        .findFirst()
                        .map(route -> call.withMethod(route.method()))
                        .orElse(call)
                : call;
    }

    private Call shorterPath(Call call) {
        String path = call.path();
        while (call.operation().isEmpty() && path.lastIndexOf('/') > 0) {
            path = path.substring(0, path.lastIndexOf('/'));
            if (!api.operation(call.method(), path).isEmpty()) {
                return call.withPath(path);
            }
        }
        return call;
    }

    private boolean blankId(Call call) {
        return Stream.of("app_id", "account_id")
                .anyMatch(name -> call.path().contains("%")
                        && api.pathValue(call, name).isBlank()
                        && api.hasPathValue(call, name));
    }

    private Call withoutBlankId(Call call) {
        if (!blankId(call)) {
            return call;
        }
        Map<String, String> values = new HashMap<>();
        Stream.of("app_id", "account_id")
                .filter(name -> api.hasPathValue(call, name))
                .forEach(name -> {
                    String value = api.pathValue(call, name);
                    values.put(name, value.isBlank() ? "none" : value);
                });
        return call.withPath(api.path(call.operation(), values));
    }
}
