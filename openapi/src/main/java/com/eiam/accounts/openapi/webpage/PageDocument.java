package com.eiam.accounts.openapi.webpage;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The spec for readers: operations list codes and contracts and have a sample; the introduction is short. */
public final class PageDocument {

    /** The page replaces it by the time, so that an example can be sent again and again. */
    private static final String NOW = "{now}";

    private static final Set<String> TEXTS = Set.of("title", "summary", "description");

    private final Spec spec;
    private final Translations texts;
    private final ObjectNode document;

    private PageDocument(Spec spec, Translations texts) {
        this.spec = spec;
        this.texts = texts;
        this.document = (ObjectNode) spec.published();
    }

    /** Makes the document in one language. */
    public static JsonNode of(Spec spec, Translations texts) {
        PageDocument page = new PageDocument(spec, texts);
        page.shortenIntroduction();
        page.nameTags();
        page.nameErrors();
        page.translate(page.document);
        page.spec.operations().forEach(page::extend);
        return page.document;
    }

    /** Moves all but the first paragraph of the introduction behind the operations. */
    private void shortenIntroduction() {
        ObjectNode info = (ObjectNode) document.path("info");
        String[] parts = info.path("description").stringValue().split("\n\\s*\n", 2);
        info.put("description", parts[0]);
        if (parts.length > 1) {
            ((ArrayNode) document.path("tags"))
                    .addObject()
                    .put("name", "rules of all calls")
                    .put("description", parts[1]);
        }
    }

    private void nameTags() {
        document.path("tags").valueStream().map(ObjectNode.class::cast).forEach(tag -> {
            String name = tag.path("name").stringValue().replace('-', ' ');
            tag.put("x-displayName", texts.of(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)));
        });
    }

    /** Names examples of errors by their code; the message is in the example. */
    private void nameErrors() {
        document.path("components")
                .path("examples")
                .properties()
                .forEach(example -> ((ObjectNode) example.getValue()).put("summary", example.getKey()));
    }

    private void translate(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TEXTS.stream()
                    .filter(key -> object.path(key).isString())
                    .forEach(key -> object.put(key, texts.of(object.path(key).stringValue())));
        }
        node.valueStream().forEach(this::translate);
    }

    private void extend(Operation operation) {
        ObjectNode node = (ObjectNode) document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT));
        node.put(
                "description",
                node.path("description").stringValue() + "\n\n" + codes(operation) + "\n\n" + contracts(operation));
        JsonNode content = node.path("requestBody")
                .path("content")
                .valueStream()
                .findFirst()
                .orElse(MissingNode.getInstance());
        makeUnique(content);
        if (operation.security() == Security.BEARER) {
            String source = JavaSample.of(operation, content, credentials()).strip();
            ObjectNode sample = node.putArray("x-codeSamples").addObject();
            sample.put("lang", "java").put("label", "Java").put("source", source);
        }
    }

    /** Lets each call send new values in the fields whose values must be unique. */
    private void makeUnique(JsonNode content) {
        JsonNode fields = spec.resolve(content.path("schema")).path("properties");
        fields.propertyStream()
                .filter(field -> spec.resolve(field.getValue())
                        .path(Extensions.ERROR_CODE)
                        .has("unique"))
                .forEach(field -> content.path("examples")
                        .valueStream()
                        .map(example -> (ObjectNode) example.path("value"))
                        .forEach(value -> value.put(
                                field.getKey(), value.path(field.getKey()).asString("account") + "-" + NOW)));
    }

    /** The form of the first example of a token request that has credentials. */
    private JsonNode credentials() {
        return spec.operations().stream()
                .flatMap(operation ->
                        operation.node().path("requestBody").path("content").valueStream())
                .flatMap(content -> content.path("examples").valueStream())
                .map(example -> example.path("value"))
                .filter(value -> value.has("client_secret"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** The codes of the operation itself as a table, then the ones of responses that operations share. */
    private String codes(Operation operation) {
        JsonNode responses = operation.node().path("responses");
        List<Operation.Response> shared = operation.responses().stream()
                .filter(response -> responses.path(response.status()).has("$ref"))
                .toList();
        List<Operation.Response> own = operation.responses().stream()
                .filter(response -> !shared.contains(response))
                .toList();
        return "**%s**\n\n%s\n\n%s"
                .formatted(
                        texts.of("Error codes"),
                        table(own),
                        details(texts.of("Codes of most operations"), count(shared), table(shared)));
    }

    private static long count(List<Operation.Response> responses) {
        return responses.stream().mapToLong(response -> response.codes().size()).sum();
    }

    private String table(List<Operation.Response> responses) {
        return responses.stream()
                .flatMap(response -> response.codes().stream())
                .map(spec.catalogue()::get)
                .map(this::row)
                .collect(Collectors.joining(
                        "\n",
                        "| %s | %s |\n|---|---|\n"
                                .formatted(texts.of("Status and code"), texts.of("Messages, and what to do")),
                        ""));
    }

    private String row(ErrorEntry entry) {
        Stream<String> messages = texts == Translations.NONE
                ? Stream.of(entry.english(), entry.message())
                : Stream.of(entry.message(), entry.english());
        return "| %d<br>`%s` | **%s**<br>%s |"
                .formatted(
                        entry.status(),
                        entry.code(),
                        messages.distinct().collect(Collectors.joining(" · ")),
                        texts.of(entry.measure()));
    }

    private String contracts(Operation operation) {
        String names = operation.contracts().stream()
                .map(contract -> "- " + contract.name().replace("<", "&lt;"))
                .collect(Collectors.joining("\n"));
        return details(texts.of("Contracts"), operation.contracts().size(), names);
    }

    private static String details(String title, long count, String markdown) {
        return "<details><summary>%s (%d)</summary>\n\n%s\n\n</details>".formatted(title, count, markdown);
    }
}
