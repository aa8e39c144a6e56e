package com.eiam.accounts.contracts.verifier.faults.protocol;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Servers whose parsers of bodies and paths take more than the standards. */
final class ParserFaults implements Faults {

    private static final JsonMapper PLAIN = JsonMapper.shared();

    private final Api api;

    ParserFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                parses("takes a comma at the end of JSON", JsonReadFeature.ALLOW_TRAILING_COMMA),
                parses("takes comments in JSON", JsonReadFeature.ALLOW_JAVA_COMMENTS),
                parses("takes single quotes in JSON", JsonReadFeature.ALLOW_SINGLE_QUOTES),
                parses("takes keys without quotes in JSON", JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES),
                parses("takes leading zeros in JSON", JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS),
                Fault.changedRequest(
                        CHECKS,
                        "takes NaN in JSON",
                        call -> call.withBody(
                                isJson(call)
                                        ? text(call)
                                                .replaceAll(":\\s*NaN\\b", ":0")
                                                .getBytes(StandardCharsets.UTF_8)
                                        : call.body())),
                Fault.changedRequest(CHECKS, "takes a key twice within extension", ParserFaults::lastKeys),
                new Fault(PROTOCOL, "answers paths in other case", (call, server) -> {
                    Answer answer = server.answer(call);
                    return answer.status() != 404
                            ? answer
                            : api.routes().stream()
                                    .flatMap(route -> canonical(route.path().getPatternString(), call.path()).stream())
                                    .findFirst()
                                    .map(path -> server.also(call.withPath(path)))
                                    .orElse(answer);
                }));
    }

    private static boolean isJson(Call call) {
        return call.header("Content-Type").orElse("").contains("json");
    }

    private static String text(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    private static Fault parses(String name, JsonReadFeature feature) {
        JsonMapper lenient = JsonMapper.builder()
                .enable(feature)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        return Fault.changedRequest(
                CHECKS,
                name,
                call -> isJson(call) && read(PLAIN, call).isEmpty()
                        ? read(lenient, call).map(call::withBody).orElse(call)
                        : call);
    }

    private static Optional<JsonNode> read(JsonMapper mapper, Call call) {
        try {
            return Optional.of(mapper.readTree(call.body())).filter(json -> !json.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The body with the last of each key in {@code extension}, if the rest of it has each key once. */
    private static Call lastKeys(Call call) {
        return read(PLAIN, call)
                .filter(json -> call.json().isEmpty())
                .filter(json -> json.propertyStream()
                        .allMatch(entry ->
                                text(call).split(Pattern.quote("\"" + entry.getKey() + "\""), -1).length == 2))
                .map(call::withBody)
                .orElse(call);
    }

    private static Optional<String> canonical(String pattern, String path) {
        String[] segments = pattern.split("/");
        String[] sent = path.split("/", -1);
        if (segments.length != sent.length) {
            return Optional.empty();
        }
        for (int i = 0; i < segments.length; i++) {
            if (!segments[i].startsWith("{")) {
                if (!segments[i].equalsIgnoreCase(sent[i])) {
                    return Optional.empty();
                }
                sent[i] = segments[i];
            }
        }
        return Optional.of(String.join("/", sent));
    }
}
