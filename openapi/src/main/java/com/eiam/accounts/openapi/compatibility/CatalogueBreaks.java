package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Operation.Response;
import com.eiam.accounts.openapi.compatibility.diff.Diff;
import com.eiam.accounts.openapi.compatibility.diff.Pair;
import com.eiam.accounts.openapi.document.Extensions;
import tools.jackson.databind.JsonNode;

/**
 * Compares error codes: those of the catalogue, and those that an operation declares. A changed message breaks too,
 * since contracts compare messages to the letter and callers show them to people.
 */
record CatalogueBreaks(Diff diff) {

    void catalogue() {
        Pair entries = diff.at("/components/examples");
        entries.forEach("error code", code -> {
            ErrorEntry before = diff.before().spec().catalogue().get(code);
            ErrorEntry after = diff.after().spec().catalogue().get(code);
            Pair entry = entries.at(code);
            // A code that no operation declares has no status. That is reported where it was declared.
            if (before.status() != after.status() && after.status() != 0) {
                String reason = "%s was answered with status %d and is with %d";
                entries.broken(code, reason.formatted(code, before.status(), after.status()));
            }
            if (before.isTokenError() != after.isTokenError()) {
                entry.broken("value", code + " travels in another envelope");
            } else {
                message(entry.at("value"), before.messageKey(), code);
            }
            message(entry, "summary", code);
            Pair rules = entry.at(Extensions.RULE_MESSAGES);
            rules.forEach("text of " + code + " for", keyword -> {
                Pair texts = rules.at(keyword);
                texts.before().propertyNames().forEach(language -> message(texts, language, code + " for " + keyword));
            });
        });
    }

    private static void message(Pair texts, String key, String label) {
        texts.changed(key, "the message of " + label + " was '%s' and is '%s'", "");
    }

    /** Compares the codes that one operation declares. Responses that are gone are reported elsewhere. */
    void compare(Operation before, Operation after) {
        for (Response response : before.responses()) {
            after.response(response.status())
                    .ifPresent(now -> response.codes().stream()
                            .filter(code -> !now.codes().contains(code))
                            .forEach(code -> gone(before, after, response, code)));
        }
    }

    private void gone(Operation before, Operation after, Response response, String code) {
        JsonNode entry = before.node().path("responses").path(response.status());
        // A response that operations share is reported once, as long as they share it.
        boolean shared =
                entry.has("$ref") && entry.equals(after.node().path("responses").path(response.status()));
        String reason = (shared ? "the answer" : before.id()) + " does not declare " + code + " any more";
        response.node()
                .path("content")
                .valueStream()
                .map(content -> content.path("examples"))
                .filter(examples -> examples.has(code))
                .forEach(examples -> diff.breaks().add(diff.before().at(examples, code, reason)));
    }
}
