package com.eiam.accounts.contracts.verifier.faults.protocol;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that read a request as another language or another mapper would. */
final class InputFaults implements Faults {

    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?\\d+).*");

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                values("stores fractions in extension with single precision", InputFaults::single),
                drops("drops false from extension", value -> value.isBoolean() && !value.booleanValue()),
                drops("drops empty lists from extension", value -> value.isArray() && value.isEmpty()),
                Fault.changedRequest(
                        CHECKS,
                        "takes one text for a list of texts",
                        call -> Stream.of("role_ids", "user_names")
                                .reduce(call, InputFaults::list, (one, other) -> other)),
                Fault.changedRequest(CHECKS, "reads a number up to the first character that is no digit", call -> {
                    List<Call.Pair> numbers =
                            call.parameters().stream().map(InputFaults::number).toList();
                    return numbers.equals(call.parameters()) ? call : call.withParameters(numbers);
                }));
    }

    private static JsonNode single(JsonNode value) {
        float number = value.isBigDecimal() ? value.decimalValue().floatValue() : Float.NaN;
        return Float.isFinite(number) ? Stored.JSON.numberNode((double) number) : value;
    }

    private static Call list(Call call, String key) {
        return Stored.edit(call, json -> {
            if (json.path(key).isString()) {
                String text = json.path(key).stringValue();
                json.putArray(key).add(text);
            }
            return json;
        });
    }

    private static Call.Pair number(Call.Pair pair) {
        Matcher number = NUMBER.matcher(pair.value());
        return List.of("limit", "offset").contains(pair.name()) && number.matches()
                ? new Call.Pair(pair.name(), number.group(1).replace("+", ""))
                : pair;
    }

    private static Fault values(String name, UnaryOperator<JsonNode> change) {
        return extension(
                name,
                extension -> extension.properties().forEach(entry -> entry.setValue(change.apply(entry.getValue()))));
    }

    private static Fault drops(String name, Predicate<JsonNode> what) {
        return extension(name, extension -> extension.removeIf(what));
    }

    private static Fault extension(String name, Consumer<ObjectNode> change) {
        return Fault.changedRequest(
                VALUES,
                name,
                call -> Stored.writesAccount(call)
                        ? Stored.edit(call, json -> {
                            if (json.path("extension") instanceof ObjectNode extension) {
                                change.accept(extension);
                            }
                            return json;
                        })
                        : call);
    }
}
