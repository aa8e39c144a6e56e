package com.eiam.accounts.contracts.generator.coverage;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every sentence of the spec that demands something of a server, and the contracts that test it. */
public final class SentenceTable {

    private SentenceTable() {}

    public static String markdown(ContractSuite suite) {
        StringBuilder text = new StringBuilder("# Sentences: %d\n\n| Id | Sentence | Contracts |\n|---|---|---|\n"
                .formatted(suite.sentences().size()));
        for (ContractSuite.Sentence sentence : suite.sentences()) {
            text.append("| %s | %s | %s |\n"
                    .formatted(
                            sentence.id(),
                            cell(sentence.text()),
                            cell(sentence.reason()
                                    .map(reason -> "none: " + reason)
                                    .orElseGet(() -> CoverageMatrix.names(contracts(suite, sentence))))));
        }
        return text.toString();
    }

    private static List<Contract> contracts(ContractSuite suite, ContractSuite.Sentence sentence) {
        Set<String> ids = new HashSet<>(sentence.contracts());
        return suite.contracts().stream()
                .filter(contract -> ids.contains(contract.id()))
                .toList();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
