package com.eiam.accounts.openapi;

import com.eiam.accounts.openapi.document.Extensions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A description that demands something of a server. Each of its sentences names the contracts that test it.
 *
 * @param place where it is, such as {@code addAccountRoles} or {@code Account.roles}
 * @param operation the operationId whose contracts its sentences name; empty if they can name those of every operation
 * @param sentences its sentences that demand something
 * @param node the object that has the description
 */
public record Description(String place, String operation, List<Sentence> sentences, JsonNode node) {

    /** What {@code x-sentences} writes before a keyword, for all contracts that are derived from it. */
    public static final String DERIVED_FROM = "derived from ";

    /** @param id the place of the description and the position in it, from 1, such as {@code addAccountRoles-3} */
    public record Sentence(String id, String text) {}

    static Description of(String place, String operation, boolean labelled, JsonNode node) {
        // A full stop that a space follows ends a sentence. Bold words that end with one are a heading.
        String text = node.path("description").stringValue("").replaceAll("\\*\\*[^*]+\\.\\*\\*", "");
        String[] sentences = text.strip().split("(?<=\\.)\\s+");
        return new Description(
                place,
                operation,
                IntStream.range(labelled ? 1 : 0, text.isBlank() ? 0 : sentences.length)
                        .mapToObj(i -> new Sentence(place + "-" + (i + 1), sentences[i].replaceAll("\\s+", " ")))
                        .toList(),
                node);
    }

    /** The entries of {@code x-sentences}: the first words of a sentence, and its contracts or why it has none. */
    public Stream<Map.Entry<String, JsonNode>> entries() {
        return node.path(Extensions.SENTENCES).propertyStream();
    }

    /** The entries for a sentence. One is right. */
    public List<Map.Entry<String, JsonNode>> entriesOf(Sentence sentence) {
        return entries()
                .filter(entry -> sentence.text().startsWith(entry.getKey()))
                .toList();
    }
}
