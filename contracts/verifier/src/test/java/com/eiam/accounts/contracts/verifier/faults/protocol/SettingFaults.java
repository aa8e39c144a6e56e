package com.eiam.accounts.contracts.verifier.faults.protocol;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers whose framework is set up wrongly for HTTP or OAuth. */
final class SettingFaults implements Faults {

    private final Api api;

    SettingFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(requests(), ids()).flatMap(faults -> faults);
    }

    private Stream<Fault> requests() {
        return Stream.of(
                instead(
                        "refuses a change with If-None-Match: *",
                        412,
                        call -> !call.method().equals("GET")
                                && call.header("If-None-Match").isPresent()),
                instead(
                        "refuses a change with If-Unmodified-Since",
                        412,
                        call -> !call.method().equals("GET")
                                && call.header("If-Unmodified-Since").isPresent()),
                instead(
                        "refuses a deletion with If-Match",
                        412,
                        call -> call.method().equals("DELETE")
                                && call.header("If-Match").isPresent()),
                instead(
                        "answers 304 to a read with If-Modified-Since",
                        304,
                        call -> call.method().equals("GET")
                                && call.header("If-Modified-Since").isPresent()),
                instead(
                        "answers 304 to a read with If-None-Match: *",
                        304,
                        call -> call.method().equals("GET")
                                && call.header("If-None-Match").isPresent()),
                new Fault(
                        Kind.PROTOCOL,
                        "refuses bodies of more than 1000000 bytes",
                        (call, server) -> call.body().length > 1_000_000
                                        && !call.operation().isEmpty()
                                ? Stored.refuse(call, server, "HTTP.413").withStatus(413)
                                : server.answer(call)),
                new Fault(
                        Kind.PROTOCOL,
                        "refuses bodies of more than 100 KiB",
                        (call, server) -> call.body().length > 102_400
                                        && !call.operation().isEmpty()
                                ? Stored.refuse(call, server, "HTTP.413").withStatus(413)
                                : server.answer(call)),
                new Fault(
                        Kind.PROTOCOL,
                        "reads the first media type of Accept only",
                        (call, server) -> call.header("Accept")
                                        .filter(accept -> accept.contains(",")
                                                && !accept.split(",")[0].matches(".*(json|\\*/\\*).*"))
                                        .isPresent()
                                ? Stored.refuse(call, server, "HTTP.406").withStatus(406)
                                : server.answer(call)),
                Fault.changedRequest(
                        Kind.PROTOCOL,
                        "ignores q=0 in Accept",
                        call -> call.header("Accept")
                                        .filter(accept -> accept.contains("q=0"))
                                        .isPresent()
                                ? call.withHeader("Accept", "application/json")
                                : call),
                Fault.changedRequest(
                        Kind.PROTOCOL,
                        "takes the first language of Accept-Language",
                        call -> call.header("Accept-Language")
                                .filter(value -> value.contains(","))
                                .map(value -> call.withHeader("Accept-Language", value.split("[,;]")[0].strip()))
                                .orElse(call)),
                Fault.changedRequest(
                        Kind.PROTOCOL,
                        "knows no region of English",
                        call -> call.header("Accept-Language")
                                        .filter(value ->
                                                value.toLowerCase(Locale.ROOT).startsWith("en-"))
                                        .isPresent()
                                ? call.withHeader("Accept-Language", "zh")
                                : call),
                Fault.changedResponse(
                        Kind.PROTOCOL,
                        "answers PUT on literal segments as an account",
                        (call, answer) -> answer.status() == 405
                                        && (call.method().equals("PUT")
                                                || call.method().equals("DELETE"))
                                        && call.path().matches(".*/accounts/[a-z-]+-account")
                                ? answer.refusing("APP.ACCOUNT.0028").withoutHeader("Allow")
                                : answer),
                Fault.changedResponse(
                        Kind.PROTOCOL,
                        "names all methods of the API in Allow",
                        (call, answer) ->
                                answer.status() == 405 ? answer.withHeader("Allow", "GET, POST, PUT, DELETE") : answer),
                Fault.changedResponse(
                        Kind.PROTOCOL,
                        "sends an ETag with reads",
                        (call, answer) -> call.method().equals("GET") && answer.success()
                                ? answer.withHeader("ETag", "\"1\"")
                                : answer));
    }

    private static Fault instead(String name, int status, Predicate<Call> when) {
        return new Fault(Kind.PROTOCOL, name, (call, server) -> {
            if (call.operation().isEmpty() || call.is("issueToken") || !when.test(call)) {
                return server.answer(call);
            }
            Answer right = server.pretend(call);
            if (!right.success()) {
                return right;
            }
            return status == 304
                    ? right.withStatus(304).withBody(new byte[0])
                    : right.refusing("HTTP." + status).withStatus(status);
        });
    }

    private Stream<Fault> ids() {
        return Stream.of(
                path("ignores blanks at the end of account ids", "account_id", String::strip),
                path("ignores blanks around application ids", "app_id", String::strip),
                path(
                        "finds applications regardless of the case of their ids",
                        "app_id",
                        text -> text.toUpperCase(Locale.ROOT)));
    }

    private Fault path(String name, String key, UnaryOperator<String> change) {
        return Fault.changedRequest(Kind.CHECKS, name, call -> {
            if (!api.hasPathValue(call, key) || api.pathValue(call, key).isBlank()) {
                return call;
            }
            Map<String, String> values = new HashMap<>();
            for (String part : List.of("app_id", "account_id")) {
                if (api.hasPathValue(call, part)) {
                    values.put(part, api.pathValue(call, part));
                }
            }
            String changed = change.apply(values.get(key));
            if (changed.equals(values.get(key))) {
                return call;
            }
            values.put(key, changed);
            return call.withPath(api.path(call.operation(), values));
        });
    }
}
