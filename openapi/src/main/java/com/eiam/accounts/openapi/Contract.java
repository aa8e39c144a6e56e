package com.eiam.accounts.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contract: a request and the expected response. The operation's first contract fills in what is left out.
 *
 * @param name what it states, as a sentence without its subject; unique within the operation
 * @param request the keys of {@code x-contracts}' request: client, method, url, path, query, headers, body, raw, form
 * @param error the expected error code; empty for a success
 * @param rule the field and the keyword that the message must name; missing if it names none
 * @param status the expected status; for an error, that of the catalogue
 * @param expected expected values of a success body; missing if the schema says enough
 * @param then the steps after the request, as they are written: one or a list; missing if there are none
 * @param node the entry as it is written
 */
public record Contract(
        String name,
        ObjectNode request,
        Optional<String> error,
        JsonNode rule,
        int status,
        JsonNode expected,
        JsonNode then,
        JsonNode node) {

    /** The error of a bad access token (RFC 6750, 3.1). */
    public static final String INVALID_TOKEN = "invalid_token";

    /** The contracts among the entries of {@code x-contracts}; the others are exclusions. */
    static List<Contract> read(Spec spec, List<JsonNode> entries) {
        List<Contract> contracts = new ArrayList<>();
        ObjectNode base = JsonNodeFactory.instance.objectNode().put("client", spec.defaultClient());
        for (JsonNode entry : entries) {
            if (!entry.has("excluded")) {
                contracts.add(of(spec, name(spec, entry), base, entry));
                base = contracts.get(0).request();
            }
        }
        return List.copyOf(contracts);
    }

    static String name(Spec spec, JsonNode entry) {
        String error = entry.path("error").stringValue("");
        ErrorEntry known = spec.catalogue().get(error);
        return entry.path("name").stringValue("answers " + error + ": " + (known == null ? "" : known.english()));
    }

    /** Reads an entry, whose request is written as changes to another one. */
    static Contract of(Spec spec, String name, ObjectNode base, JsonNode entry) {
        JsonNode changes = entry.path("request");
        Optional<String> error = entry.path("error").stringValueOpt();
        return new Contract(
                name,
                changes.isObject() ? (ObjectNode) MergePatch.apply(base, changes) : base,
                error,
                entry.path("rule"),
                error.map(spec.catalogue()::get)
                        .map(ErrorEntry::status)
                        .orElseGet(() -> entry.path("response").path("status").intValue(0)),
                entry.path("response").path("body"),
                entry.path("then"),
                entry);
    }

    public Stream<JsonNode> steps() {
        return then.isArray() ? then.valueStream() : Stream.of(then).filter(step -> step.has("operation"));
    }

    /** Why no read can show the change; empty if the contract does not say so. */
    public Optional<String> unobservable() {
        return then.path("unobservable").stringValueOpt();
    }
}
