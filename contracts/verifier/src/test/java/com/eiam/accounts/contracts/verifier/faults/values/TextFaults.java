package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.ERRORS;
import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.VALUES;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that change texts and numbers on their way, take other names for equal, and know English by halves. */
final class TextFaults implements Faults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LANGUAGE = "Accept-Language";

    private final Api api;

    TextFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(texts(), values(), languages(), names()).flatMap(faults -> faults);
    }

    private Stream<Fault> texts() {
        return Stream.of(
                name(
                        "escapes markup in names",
                        text -> text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")),
                name("removes tags from names", text -> text.replaceAll("<[^>]*>", "")),
                name("trims names", String::strip),
                name("composes letters in names", text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                name("decomposes letters in names", text -> Normalizer.normalize(text, Normalizer.Form.NFD)),
                name("replaces wide letters in names", text -> Normalizer.normalize(text, Normalizer.Form.NFKC)),
                name("decodes percent signs in names", text -> text.replace("%41", "A")),
                name("takes a plus in names for a blank", text -> text.replace('+', ' ')),
                name("takes backslashes out of names", text -> text.replace("\\", "")),
                name("doubles quotes in names", text -> text.replace("'", "''")),
                name("replaces emoji in names", text -> text.replaceAll("[\\x{10000}-\\x{10ffff}]", "?")),
                name("ends names at a line separator", text -> text.replaceAll("(?s)[\u2028\u2029].*", "")),
                name("stores names in small letters", text -> text.toLowerCase(Locale.ROOT)),
                name("fills in braces in names", text -> text.replaceAll("\\$?\\{\\{?name}}?", "x")));
    }

    /** A server that stores another text than the one it receives. */
    private static Fault name(String name, UnaryOperator<String> change) {
        return Fault.changedRequest(
                VALUES,
                name,
                call -> call.mapObject(json -> {
                    Stream.of("name", "account_name")
                            .filter(key -> json.path(key).isString()
                                    && !json.path(key).stringValue().isBlank())
                            .forEach(key ->
                                    json.put(key, change.apply(json.path(key).stringValue())));
                    return json;
                }));
    }

    private Stream<Fault> values() {
        return Stream.of(
                value(
                        "reads whole numbers as binary fractions",
                        JsonNode::isIntegralNumber,
                        number -> JSON.numberNode(new BigDecimal(number.doubleValue()).toBigInteger())),
                value("rounds decimals", JsonNode::isBigDecimal, number -> JSON.numberNode(number.doubleValue())),
                value(
                        "stores whole numbers as texts",
                        JsonNode::isIntegralNumber,
                        number -> JSON.stringNode(number.asString())),
                value(
                        "takes texts for truth values",
                        TextFaults::isTruth,
                        text -> JSON.booleanNode(text.stringValue().equals("true"))),
                value("stores no as null text", JsonNode::isBoolean, truth -> JSON.stringNode(truth.asString())),
                value(
                        "stores a list of one as a text",
                        node -> node.isArray() && node.size() == 1,
                        list -> list.get(0)),
                value("joins lists", JsonNode::isArray, list -> JSON.stringNode(list.toString())),
                value(
                        "sorts lists",
                        JsonNode::isArray,
                        list -> list(new TreeSet<>(
                                list.valueStream().map(JsonNode::asString).toList()))),
                value(
                        "stores repeated entries once",
                        JsonNode::isArray,
                        list -> list(new LinkedHashSet<>(
                                list.valueStream().map(JsonNode::asString).toList()))),
                Fault.changedRequest(
                        VALUES,
                        "drops attributes that are empty",
                        call -> extension(
                                call,
                                json -> json.removeIf(node ->
                                        node.isString() && node.stringValue().isEmpty()
                                                || node.isArray() && node.isEmpty()))),
                Fault.changedRequest(
                        VALUES,
                        "drops attributes whose keys are not ASCII",
                        call -> extension(
                                call,
                                json -> json.remove(json.propertyNames().stream()
                                        .filter(key -> !key.matches("\\p{ASCII}*"))
                                        .toList()))));
    }

    private static boolean isTruth(JsonNode node) {
        return node.isString() && node.stringValue().matches("true|false");
    }

    private static ArrayNode list(Set<String> texts) {
        ArrayNode list = JSON.arrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static Fault value(String name, Predicate<JsonNode> which, UnaryOperator<JsonNode> change) {
        return Fault.changedRequest(
                VALUES,
                name,
                call -> extension(
                        call,
                        json -> json.properties().forEach(entry -> {
                            if (which.test(entry.getValue())) {
                                entry.setValue(change.apply(entry.getValue()));
                            }
                        })));
    }

    private static Call extension(Call call, Consumer<ObjectNode> change) {
        return call.json().filter(json -> json.path("extension").isObject()).isPresent()
                ? call.mapObject(json -> {
                    change.accept((ObjectNode) json.path("extension"));
                    return json;
                })
                : call;
    }

    private Stream<Fault> languages() {
        return Stream.concat(
                Stream.of(
                        language("knows English for the header en only", header -> header.equals("en") ? "en" : "zh"),
                        language(
                                "knows English in small letters only",
                                header -> header.toLowerCase(Locale.ROOT).equals(header) || header.length() > 2
                                        ? header
                                        : "zh"),
                        language("takes the language that is named first", header -> header.replaceAll("[-,;].*", "")),
                        language(
                                "answers in English to every header that mentions it",
                                header -> header.contains("en") ? "en" : header),
                        language(
                                "answers in English to every other language",
                                header -> header.startsWith("zh") ? header : "en"),
                        language("ignores weights of 0", header -> header.replace(";q=0", ""))),
                Stream.of(
                                "APP.ROLE.0004",
                                "APP.OBJECTMODEL.0005",
                                "OAP.PAGE.0003",
                                "HTTP.415",
                                "HTTP.404",
                                "USER.0001",
                                "TENANT-COMMON-0005")
                        .map(this::chinese));
    }

    private static Fault language(String name, UnaryOperator<String> header) {
        return Fault.changedRequest(
                ERRORS,
                name,
                call -> call.header(LANGUAGE)
                        .map(sent -> call.withHeader(LANGUAGE, header.apply(sent)))
                        .orElse(call));
    }

    private Fault chinese(String code) {
        return Fault.changedResponse(
                ERRORS,
                "has no English for " + code,
                answer -> answer.code().equals(code) && answer.text().matches("(?s).*error_msg\":\"\\p{ASCII}.*"),
                answer -> answer.mapObject(json -> json.put(
                        "error_msg", api.entry(code).at("/value/error_msg").stringValue())));
    }

    private Stream<Fault> names() {
        return Stream.of(
                equal("takes _ in a name for any character", text -> text.replace('_', 'n')),
                equal("takes % in a name for any characters", text -> text.endsWith("%") ? "any letter" : text),
                equal("compares names without blanks around", String::strip),
                equal("compares names without accents", text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                equal("takes a dotless i for an i", text -> text.replace("\u0131", "i")),
                new Fault(
                        VALUES,
                        "folds the case of names by letters only",
                        (call, server) -> server.answer(call.mapObject(json -> json.path("account_name")
                                        .asString("")
                                        .contains("SS")
                                ? json.put(
                                        "account_name",
                                        json.path("account_name").asString().replace("SS", "S S"))
                                : json))));
    }

    /** A server that compares another text: the name exists if the other text exists. */
    private static Fault equal(String name, UnaryOperator<String> change) {
        return Fault.changedRequest(
                VALUES,
                name + " when it is compared",
                call -> call.method().equals("POST")
                        ? call.mapObject(json -> json.path("account_name").isString()
                                        && !json.path("account_name")
                                                .stringValue()
                                                .isBlank()
                                ? json.put(
                                        "account_name",
                                        change.apply(json.path("account_name").stringValue()))
                                : json)
                        : call);
    }
}
