package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks things up in the contract tenant by the names that requests have for them. */
final class Tenant {

    private Tenant() {}

    /** The objects with a key that have lists of other things. */
    static List<JsonNode> owners(Spec spec, String key) {
        return objects(spec.tenant(), key)
                .filter(owner -> owner.valueStream().anyMatch(JsonNode::isArray))
                .toList();
    }

    /** The objects with a key below an owner. */
    static Stream<JsonNode> things(JsonNode owner, String key) {
        return objects(owner, key);
    }

    /** The object whose key has a value. */
    static Optional<JsonNode> having(Spec spec, String key, String value) {
        return objects(spec.tenant(), key)
                .filter(object -> object.path(key).stringValue("").equals(value))
                .findFirst();
    }

    /**
     * Values that are no value of a key for an owner: one of each other owner, and the other texts of the first thing that it
     * may refer to.
     */
    static Stream<String> strangers(Spec spec, String ownerKey, String owner, String key) {
        List<JsonNode> own = own(spec, ownerKey, owner, key);
        Set<String> taken =
                own.stream().map(thing -> fold(thing.path(key).asString())).collect(Collectors.toSet());
        Stream<String> ofOthers = owners(spec, ownerKey).stream()
                .flatMap(other -> things(other, key).limit(1))
                .map(thing -> thing.path(key).asString());
        Stream<String> otherTexts = own.stream()
                .limit(1)
                .flatMap(JsonNode::valueStream)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
        return Stream.concat(otherTexts, ofOthers)
                .filter(value -> !taken.contains(fold(value)))
                .distinct()
                .limit(4);
    }

    /**
     * The first thing that an owner may refer to, spelt in another way: with blanks around it, and in other letters.
     *
     * @param isName whether other letters are the same name
     */
    static Stream<String> lookalikes(Spec spec, String ownerKey, String owner, String key, boolean isName) {
        List<JsonNode> own = own(spec, ownerKey, owner, key);
        Set<String> values =
                own.stream().map(thing -> thing.path(key).asString()).collect(Collectors.toSet());
        return values.stream()
                .sorted()
                .limit(1)
                .flatMap(value -> Stream.of(
                                Optional.of(value + " "),
                                Optional.of(" " + value),
                                Optional.of(value.toUpperCase(Locale.ROOT)).filter(other -> !isName),
                                Optional.of(value.toLowerCase(Locale.ROOT)).filter(other -> !isName))
                        .flatMap(Optional::stream)
                        .filter(other -> !values.contains(other)));
    }

    /** What an owner may refer to: things that belong to it, and things that belong to nobody. */
    private static List<JsonNode> own(Spec spec, String ownerKey, String owner, String key) {
        Stream<JsonNode> shared = spec.tenant()
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(thing -> thing.has(key) && !thing.has(ownerKey));
        return Stream.concat(
                        shared,
                        owners(spec, ownerKey).stream()
                                .filter(candidate ->
                                        candidate.path(ownerKey).stringValue("").equals(owner))
                                .flatMap(candidate -> things(candidate, key)))
                .toList();
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Stream<JsonNode> objects(JsonNode node, String key) {
        Stream<JsonNode> below = node.valueStream().flatMap(child -> objects(child, key));
        return node.path(key).isString() ? Stream.concat(Stream.of(node), below) : below;
    }
}
