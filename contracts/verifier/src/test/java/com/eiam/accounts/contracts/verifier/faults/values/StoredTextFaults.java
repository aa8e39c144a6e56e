package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that store one text or number otherwise than it was sent. */
final class StoredTextFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return Stream.of(texts(), numbers()).flatMap(faults -> faults);
    }

    private static Stream<Fault> texts() {
        return Stream.of(
                Fault.changedBody(
                        VALUES,
                        "trims display names in createPublicAccount",
                        "createPublicAccount",
                        json -> name(json, String::strip)),
                Fault.changedBody(
                        VALUES,
                        "composes letters of display names in updateAccount",
                        "updateAccount",
                        json -> name(json, name -> Normalizer.normalize(name, Normalizer.Form.NFC))),
                Fault.changedBody(
                        VALUES,
                        "trims the keys of free attributes in createBasicAccount",
                        "createBasicAccount",
                        json -> {
                            if (json.path("extension") instanceof ObjectNode extension) {
                                List.copyOf(extension.propertyNames()).stream()
                                        .filter(key -> !key.strip().equals(key))
                                        .forEach(key -> extension.set(key.strip(), extension.remove(key)));
                            }
                            return json;
                        }),
                values(
                        "stores a repeated text of a list once in createOrphanAccount",
                        "createOrphanAccount",
                        value -> value.isArray()
                                ? Stored.JSON
                                        .arrayNode()
                                        .addAll(new LinkedHashSet<>(
                                                value.valueStream().toList()))
                                : value),
                values(
                        "stores CR LF in free attributes as LF in updateAccount",
                        "updateAccount",
                        value -> value.isString()
                                ? Stored.JSON.stringNode(value.stringValue().replace("\r\n", "\n"))
                                : value));
    }

    private static ObjectNode name(ObjectNode json, UnaryOperator<String> change) {
        return json.path("name").isString() && !json.path("name").stringValue().isBlank()
                ? json.put("name", change.apply(json.path("name").stringValue()))
                : json;
    }

    private static Stream<Fault> numbers() {
        return Stream.of(
                values(
                        "rounds decimals in updateAccount",
                        "updateAccount",
                        value -> value.isBigDecimal() && value.decimalValue().precision() > 17
                                ? Stored.JSON.numberNode(new BigDecimal(value.doubleValue()).round(new MathContext(17)))
                                : value),
                Fault.refusing(
                        VALUES,
                        "refuses numbers beyond the range of double in createPublicAccount",
                        "TENANT-COMMON-0005",
                        call -> call.is("createPublicAccount")
                                && Stored.value(call, "extension")
                                        .valueStream()
                                        .anyMatch(value -> value.isNumber()
                                                && Double.isInfinite(
                                                        value.decimalValue().doubleValue()))),
                values(
                        "rounds negative whole numbers beyond -2^53 in createBasicAccount",
                        "createBasicAccount",
                        value -> value.isIntegralNumber()
                                        && value.bigIntegerValue().compareTo(BigInteger.valueOf(-(1L << 53))) < 0
                                ? Stored.JSON.numberNode(
                                        new BigDecimal(value.bigIntegerValue().doubleValue()).toBigInteger())
                                : value));
    }

    private static Fault values(String name, String operation, UnaryOperator<JsonNode> change) {
        return Fault.changedBody(VALUES, name, operation, json -> {
            if (json.path("extension") instanceof ObjectNode extension) {
                extension.properties().forEach(entry -> entry.setValue(change.apply(entry.getValue())));
            }
            return json;
        });
    }
}
