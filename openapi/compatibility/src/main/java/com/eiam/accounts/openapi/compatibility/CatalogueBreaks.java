package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Operation.Response;
import tools.jackson.databind.JsonNode;

/**
 * Error codes: those of the catalogue and those that an operation declares. A message breaks as well: contracts compare
 * it to the letter, and who has nothing else to show shows it.
 */
final class CatalogueBreaks {

    private final Comparison comparison;

    CatalogueBreaks(Comparison comparison) {
        this.comparison = comparison;
    }

    void find() {
        catalogue();
        for (Operation before : comparison.before().spec().operations()) {
            comparison.after().operation(before.method(), before.path()).ifPresent(after -> declared(before, after));
        }
    }

    private void catalogue() {
        Pair entries = new Pair(
                comparison,
                comparison.before().spec().root().at("/components/examples"),
                comparison.after().spec().root().at("/components/examples"));
        comparison.before().spec().catalogue().forEach((code, before) -> {
            ErrorEntry after = comparison.after().spec().catalogue().get(code);
            if (after == null) {
                entries.broken(code, "the error code " + code + " is gone");
                return;
            }
            Pair entry = entries.at(code);
            // One that no operation declares has none, and is reported where it was declared.
            if (before.status() != after.status() && after.status() != 0) {
                entries.broken(
                        code,
                        "%s was answered with status %d and is with %d"
                                .formatted(code, before.status(), after.status()));
            }
            if (before.isTokenError() != after.isTokenError()) {
                entry.broken("value", code + " travels in another envelope");
            } else if (!before.message().equals(after.message())) {
                entry.at("value")
                        .broken(
                                entry.before()
                                        .path("value")
                                        .propertyStream()
                                        .filter(part ->
                                                part.getValue().asString("").equals(before.message()))
                                        .findFirst()
                                        .orElseThrow()
                                        .getKey(),
                                message(code, before.message(), after.message()));
            }
            if (!before.english().equals(after.english())) {
                entry.broken("summary", message(code, before.english(), after.english()));
            }
            rules(entry.at("x-rule-messages"), code);
        });
    }

    private static String message(String code, String before, String after) {
        return "the message of %s was '%s' and is '%s'".formatted(code, before, after);
    }

    private static void rules(Pair rules, String code) {
        rules.before().properties().forEach(rule -> {
            Pair texts = rules.at(rule.getKey());
            if (texts.after().isMissingNode()) {
                rules.broken(rule.getKey(), "the text of " + code + " for " + rule.getKey() + " is gone");
                return;
            }
            texts.before().propertyNames().stream()
                    .filter(texts::differs)
                    .forEach(language -> texts.broken(
                            language,
                            message(
                                    code + " for " + rule.getKey(),
                                    texts.before().path(language).asString(),
                                    texts.after().path(language).asString())));
        });
    }

    /** An answer that is gone as a whole is not this class's matter. */
    private void declared(Operation before, Operation after) {
        for (Response response : before.responses()) {
            after.responses().stream()
                    .filter(now -> now.status().equals(response.status()))
                    .findFirst()
                    .ifPresent(now -> response.codes().stream()
                            .filter(code -> !now.codes().contains(code))
                            .forEach(code -> comparison.add(gone(before, after, response, code))));
        }
    }

    private Break gone(Operation before, Operation after, Response response, String code) {
        JsonNode responses = before.node().path("responses");
        JsonNode entry = responses.path(response.status());
        // What operations share is said once.
        boolean shared =
                entry.has("$ref") && entry.equals(after.node().path("responses").path(response.status()));
        return entry.has("$ref") && !shared
                ? comparison
                        .before()
                        .at(responses, response.status(), before.id() + " does not declare " + code + " any more")
                : comparison
                        .before()
                        .at(
                                response.node().at("/content/application~1json/examples"),
                                code,
                                (shared ? "the answer" : before.id()) + " does not declare " + code + " any more");
    }
}
