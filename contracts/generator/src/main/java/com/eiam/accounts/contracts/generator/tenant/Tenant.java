package com.eiam.accounts.contracts.generator.tenant;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks things up in the contract tenant by the names that requests have for them. */
public final class Tenant {

    /** What makes another name of a name, and looks like it or folds to it by other rules than full case folding. */
    private static final List<UnaryOperator<String>> OTHER_NAMES = List.of(
            name -> name + " ",
            name -> " " + name,
            name -> name.replace('i', 'ı'),
            name -> name.replace('i', 'İ'),
            name -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", ""),
            name -> (char) (name.charAt(0) + 0xFEE0) + name.substring(1),
            name -> name.charAt(0) + "\u200B" + name.substring(1),
            name -> name.charAt(0) + "\u00AD" + name.substring(1),
            name -> "_" + name.substring(1),
            name -> "%" + name.substring(1),
            name -> name.substring(0, name.length() - 1) + "*",
            OtherIds::escaped,
            name -> name + ")(uid=*");

    private Tenant() {}

    /** The objects with a key that have lists of other things. */
    public static List<JsonNode> owners(Spec spec, String key) {
        return things(spec.tenant(), key)
                .filter(owner -> owner.valueStream().anyMatch(JsonNode::isArray))
                .toList();
    }

    /** The objects with a key: an owner, and those below it. */
    public static Stream<JsonNode> things(JsonNode owner, String key) {
        Stream<JsonNode> below = owner.valueStream().flatMap(child -> things(child, key));
        return owner.path(key).isString() ? Stream.concat(Stream.of(owner), below) : below;
    }

    /** The object whose key has a value. */
    public static Optional<JsonNode> having(Spec spec, String key, String value) {
        return things(spec.tenant(), key)
                .filter(object -> object.path(key).stringValue("").equals(value))
                .findFirst();
    }

    /**
     * The ids of a copy of the owner in a path, by those of the owner: another one that differs by ids and its name
     * only, and that the spec does not name. Empty if there is none.
     */
    public static Map<String, String> copy(Spec spec, JsonNode path) {
        return path.properties().stream()
                .flatMap(parameter -> having(
                                spec, parameter.getKey(), parameter.getValue().asString())
                        .stream()
                        .flatMap(owner -> owners(spec, parameter.getKey()).stream()
                                .filter(other -> isCopy(owner, other))
                                .filter(other -> isUnnamed(spec, other.path(parameter.getKey())))
                                .limit(1)
                                .flatMap(other -> differences(owner, other))))
                .collect(Collectors.toMap(Difference::text, Difference::other));
    }

    private static boolean isUnnamed(Spec spec, JsonNode id) {
        return OpenApiDocument.everyNode(spec.root()).noneMatch(id::equals);
    }

    private static boolean isCopy(JsonNode owner, JsonNode other) {
        return leaves("", owner).keySet().equals(leaves("", other).keySet())
                && differences(owner, other)
                        .allMatch(difference -> difference.key().endsWith("_id")
                                || difference.key().equals("/name"));
    }

    private record Difference(String key, String text, String other) {}

    private static Stream<Difference> differences(JsonNode owner, JsonNode other) {
        Map<String, String> others = leaves("", other);
        return leaves("", owner).entrySet().stream()
                .filter(leaf -> !leaf.getValue().equals(others.get(leaf.getKey())))
                .map(leaf -> new Difference(leaf.getKey(), leaf.getValue(), others.get(leaf.getKey())));
    }

    /** The values in JSON that have no parts, by their pointers. */
    private static Map<String, String> leaves(String pointer, JsonNode node) {
        Map<String, String> leaves = new LinkedHashMap<>();
        if (node.isValueNode()) {
            leaves.put(pointer, node.asString());
        }
        node.forEachEntry((key, value) -> leaves.putAll(leaves(pointer + "/" + key, value)));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves.putAll(leaves(pointer + "/" + i, node.get(i)));
        }
        return leaves;
    }

    /**
     * Values that are no value of a key for an owner: one of each other owner, and the other texts of the first thing
     * that it may refer to.
     */
    public static Stream<String> strangers(Spec spec, String ownerKey, String owner, String key) {
        List<JsonNode> own = own(spec, ownerKey, owner, key);
        Set<String> taken = folded(own, key);
        Stream<String> otherTexts = own.stream()
                .limit(1)
                .flatMap(JsonNode::valueStream)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(value -> !taken.contains(fold(value)));
        return Stream.concat(otherTexts, ofOthers(spec, ownerKey, owner, key))
                .distinct()
                .limit(4);
    }

    /** Values of a key, one of each other owner, that the owner does not have. */
    public static Stream<String> ofOthers(Spec spec, String ownerKey, String owner, String key) {
        Set<String> taken = folded(own(spec, ownerKey, owner, key), key);
        return owners(spec, ownerKey).stream()
                .flatMap(other -> things(other, key).limit(1))
                .map(thing -> thing.path(key).asString())
                .filter(value -> !taken.contains(fold(value)));
    }

    private static Set<String> folded(List<JsonNode> things, String key) {
        return things.stream().map(thing -> fold(thing.path(key).asString())).collect(Collectors.toSet());
    }

    /** For each way to spell a value in another way, the first thing that an owner may refer to and that has one. */
    public static Stream<String> lookalikes(Spec spec, String ownerKey, String owner, String key, boolean isName) {
        Set<String> values = own(spec, ownerKey, owner, key).stream()
                .map(thing -> thing.path(key).asString())
                .collect(Collectors.toCollection(TreeSet::new));
        Stream<UnaryOperator<String>> others =
                isName ? OTHER_NAMES.stream() : OtherIds.all().map(OtherIds.Way::change);
        return others.flatMap(other -> values.stream()
                .limit(isName ? values.size() : 1)
                .map(other)
                .filter(value -> !values.contains(value))
                .limit(1));
    }

    /**
     * Texts that things have, one for each list of things and each key that callers see: of an owner, of other owners,
     * and of what belongs to nobody and is in no contract that the spec states. None is a value of a key.
     */
    public static List<String> otherTexts(Spec spec, String ownerKey, String owner, String key) {
        Set<String> taken = spec.root().findValues(key).stream()
                .flatMap(value -> value.stringValueOpt().stream())
                .map(Tenant::fold)
                .collect(Collectors.toSet());
        things(spec.tenant(), key)
                .forEach(thing -> taken.add(fold(thing.path(key).asString())));
        Set<String> seen = spec.root().findValues("properties").stream()
                .flatMap(properties -> properties.propertyNames().stream())
                .collect(Collectors.toSet());
        Map<String, String> texts = new LinkedHashMap<>();
        having(spec, ownerKey, owner).ifPresent(own -> collect("", own, seen, taken, texts));
        Set<String> mentioned = OpenApiDocument.everyNode(spec.root())
                .flatMap(node -> node.stringValueOpt().stream())
                .collect(Collectors.toSet());
        spec.tenant()
                .properties()
                .forEach(list -> list.getValue()
                        .valueStream()
                        .filter(thing -> thing.has(ownerKey)
                                || thing.valueStream()
                                        .flatMap(value -> value.stringValueOpt().stream())
                                        .noneMatch(mentioned::contains))
                        .forEach(thing -> collect(list.getKey() + ".", thing, seen, taken, texts)));
        return texts.values().stream().distinct().toList();
    }

    private static void collect(
            String list, JsonNode node, Set<String> keys, Set<String> taken, Map<String, String> texts) {
        node.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.isString() && keys.contains(property.getKey()) && taken.add(fold(value.stringValue()))) {
                texts.putIfAbsent(list + property.getKey(), value.stringValue());
            }
            value.valueStream()
                    .filter(JsonNode::isObject)
                    .filter(child -> value.isArray())
                    .forEach(child -> collect(property.getKey() + ".", child, keys, taken, texts));
        });
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
}
