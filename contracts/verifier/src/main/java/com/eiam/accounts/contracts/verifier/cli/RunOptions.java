package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.verifier.ContractVerifierBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which contracts run, with which ids, in which order and how many at once. */
final class RunOptions {

    @Option(
            names = "--operation",
            paramLabel = "ID",
            description = "Run the contracts of this operation only. Can be repeated.")
    private List<String> operations = new ArrayList<>();

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "Run the contracts of the operations with this tag only. Can be repeated.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--contract",
            paramLabel = "ID",
            description =
                    "Run this contract only, with the id that reports show, or as in getAccount_01. Can be repeated.")
    private List<String> contracts = new ArrayList<>();

    @Option(names = "--reads-only", description = "Leave out all contracts that may change something.")
    private boolean readsOnly;

    @Option(
            names = "--ids",
            paramLabel = "FILE",
            description =
                    "A YAML file with the ids and clients of this environment that differ from the contract tenant's.")
    private Path ids;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "The number of contracts that run at once, 1 to 64 (default: 4, and up to 50 on a slow line).")
    private Integer parallel;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            arity = "0..1",
            fallbackValue = "0",
            description =
                    "Shuffle the contracts. The same number gives the same order. Without a number, or with 0, the command"
                            + " draws one and prints it.")
    private Long seed;

    @Option(
            names = "--settle",
            paramLabel = "TIME",
            description = "Repeat a read after a change for this time if it does not show the change, as in 500ms.")
    private String settle;

    /** Configures a verifier, and draws the seed if there is none. */
    void apply(ContractVerifierBuilder verifier) throws UsageException {
        operations.forEach(verifier::operation);
        tags.forEach(verifier::tag);
        contracts.forEach(verifier::contract);
        if (readsOnly) {
            verifier.readsOnly();
        }
        if (ids != null) {
            new IdsFile(ids).apply(verifier);
        }
        if (parallel != null) {
            verifier.parallel(parallel);
        }
        if (seed != null) {
            seed = seed == 0 ? System.currentTimeMillis() : seed;
            verifier.seed(seed);
        }
        if (settle != null) {
            verifier.settle(Durations.parse("--settle", settle));
        }
    }

    /** The order in words; empty for the order of the spec. */
    String order() {
        return seed == null ? "" : " in random order, seed " + seed;
    }
}
