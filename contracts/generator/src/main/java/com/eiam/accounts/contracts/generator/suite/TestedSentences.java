package com.eiam.accounts.contracts.generator.suite;

import com.eiam.accounts.contracts.generator.testcase.ContractException;
import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.openapi.Description;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.YamlFile;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the contracts that the sentences of a spec name. */
record TestedSentences(String file, List<Contract> contracts) {

    /**
     * The sentences of a spec with their contracts.
     *
     * @throws ContractException if a sentence names a contract that does not exist
     */
    static List<ContractSuite.Sentence> of(Spec spec, List<Contract> contracts) {
        TestedSentences tested = new TestedSentences(spec.name(), contracts);
        return spec.descriptions().stream()
                .flatMap(description -> description.sentences().stream()
                        .flatMap(sentence -> description.entriesOf(sentence).stream()
                                .map(entry -> tested.sentence(description, sentence, entry.getValue()))))
                .toList();
    }

    private ContractSuite.Sentence sentence(Description description, Description.Sentence sentence, JsonNode tests) {
        List<String> ids = tests.valueStream()
                .map(JsonNode::asString)
                .flatMap(name -> named(description, sentence, name, YamlFile.line(tests)))
                .map(Contract::id)
                .distinct()
                .toList();
        return new ContractSuite.Sentence(sentence.id(), sentence.text(), ids, tests.stringValueOpt());
    }

    /** Contracts by their name, by the error code that they expect, or by the keyword that they are derived from. */
    private Stream<Contract> named(Description description, Description.Sentence sentence, String name, int line) {
        List<Contract> named = contracts.stream()
                .filter(contract -> description.operation().isEmpty()
                        || description.operation().equals(contract.operation()))
                .filter(contract -> contract.name().equals(name)
                        || contract.expected()
                                .outcome()
                                .code()
                                .filter(name::equals)
                                .isPresent()
                        || contract.keyword()
                                .map(Description.DERIVED_FROM::concat)
                                .filter(name::equals)
                                .isPresent())
                .toList();
        if (named.isEmpty()) {
            throw new ContractException(
                    "%s:%d: x-sentences of %s has '%s', but no contract has this name, code or keyword"
                            .formatted(file, line, sentence.id(), name));
        }
        return named.stream();
    }
}
