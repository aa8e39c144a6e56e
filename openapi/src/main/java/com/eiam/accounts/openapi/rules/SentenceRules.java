package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Description;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for the sentences of descriptions: a demand that no contract tests is not kept for long. */
final class SentenceRules {

    static final List<Rule> ALL = List.of(
            new Rule(
                    "R-023",
                    "Every sentence of the spec has an entry in x-sentences, with its contracts or the reason why it has none.",
                    SentenceRules::complete),
            new Rule(
                    "R-024",
                    "x-sentences begins sentences of its description, and names contracts and codes that exist.",
                    SentenceRules::existing));

    /** A shorter reason explains nothing. */
    private static final int SHORTEST_REASON = 20;

    private SentenceRules() {}

    private static Stream<Finding> complete(Spec spec) {
        return spec.descriptions().stream()
                .flatMap(description -> description.sentences().stream()
                        .flatMap(sentence -> entries(description, sentence).stream()
                                .map(fault -> new Finding(
                                        description.node(), sentence.id() + " '" + sentence.text() + "' " + fault))));
    }

    private static Optional<String> entries(Description description, Description.Sentence sentence) {
        List<String> entries =
                description.entriesOf(sentence).stream().map(Map.Entry::getKey).toList();
        return switch (entries.size()) {
            case 0 ->
                Optional.of("names no contract: add its first words to x-sentences, with the contracts that test it,"
                        + " or with the reason why none can");
            case 1 -> Optional.empty();
            default -> Optional.of("has several entries in x-sentences: " + entries);
        };
    }

    private static Stream<Finding> existing(Spec spec) {
        return spec.descriptions().stream()
                .flatMap(description -> description
                        .entries()
                        .flatMap(entry -> Stream.concat(
                                        unknownSentence(description, entry.getKey()),
                                        unknownContracts(spec, description, entry.getValue()))
                                .map(fault -> new Finding(
                                        description.node(),
                                        description.place() + " x-sentences '" + entry.getKey() + "' " + fault))));
    }

    private static Stream<String> unknownSentence(Description description, String words) {
        long sentences = description.sentences().stream()
                .filter(sentence -> sentence.text().startsWith(words))
                .count();
        return sentences == 1
                ? Stream.empty()
                : Stream.of("begins " + (sentences == 0 ? "no sentence" : sentences + " sentences")
                        + " of the description: it must begin one");
    }

    private static Stream<String> unknownContracts(Spec spec, Description description, JsonNode value) {
        if (value.isString()) {
            return value.stringValue().length() < SHORTEST_REASON
                    ? Stream.of("gives a reason of fewer than " + SHORTEST_REASON + " characters")
                    : Stream.empty();
        }
        if (!value.isArray() || value.isEmpty()) {
            return Stream.of("has neither a list of contracts nor a reason");
        }
        Set<String> names = spec.operations().stream()
                .filter(operation ->
                        description.operation().isEmpty() || operation.id().equals(description.operation()))
                .flatMap(operation -> operation.contracts().stream())
                .map(Contract::name)
                .collect(Collectors.toSet());
        return value.valueStream()
                .map(name -> name.asString(""))
                .filter(name -> !name.startsWith(Description.DERIVED_FROM))
                .filter(name -> !names.contains(name) && !spec.catalogue().containsKey(name))
                .map(name -> "names '" + name + "', which is neither a code nor a contract of "
                        + (description.operation().isEmpty() ? "any operation" : description.operation()));
    }
}
