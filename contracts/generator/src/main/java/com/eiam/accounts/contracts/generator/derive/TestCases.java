package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.derive.name.FreeNameDerivation;
import com.eiam.accounts.contracts.generator.derive.name.GivenUpNameDerivation;
import com.eiam.accounts.contracts.generator.derive.name.TakenNameDerivation;
import com.eiam.accounts.contracts.generator.derive.name.UniqueNameDerivation;
import com.eiam.accounts.contracts.generator.derive.refusal.RefusedChangesDerivation;
import com.eiam.accounts.contracts.generator.derive.repetition.IdempotencyDerivation;
import com.eiam.accounts.contracts.generator.derive.repetition.SameRequestDerivation;
import com.eiam.accounts.contracts.generator.derive.sample.Checks;
import com.eiam.accounts.contracts.generator.derive.value.FieldPairsDerivation;
import com.eiam.accounts.contracts.generator.derive.value.LargestListsDerivation;
import com.eiam.accounts.contracts.generator.derive.value.ListedValuesDerivation;
import com.eiam.accounts.contracts.generator.derive.value.MergedBoundDerivation;
import com.eiam.accounts.contracts.generator.derive.value.MergedKeysDerivation;
import com.eiam.accounts.contracts.generator.derive.value.RoundTripDerivation;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All contracts of a spec: those that it states, and those that follow from it. */
public final class TestCases {

    private static final List<Derivation> DERIVATIONS = List.of(
            new TokenDerivation(),
            new SecurityDerivation(),
            // Before those that send the same, and expect less.
            new FilterDerivation(),
            new ParameterDerivation(),
            new WholeBodyDerivation(),
            new BodyDerivation(),
            new OwnershipDerivation(),
            new RoundTripDerivation(),
            new ListedValuesDerivation(),
            new LargestListsDerivation(),
            new MergedBoundDerivation(),
            new MergedKeysDerivation(),
            new FieldPairsDerivation(),
            new UniqueNameDerivation(),
            new FreeNameDerivation(),
            new GivenUpNameDerivation(),
            new IdempotencyDerivation(),
            new SameRequestDerivation(),
            new RepeatedIdDerivation(),
            new RefusedChangesDerivation(),
            new TakenNameDerivation(),
            new LanguageDerivation(),
            new ProtocolDerivation(),
            new PathDerivation(),
            new RequestIdDerivation(),
            new ListEntryDerivation(),
            new OrderDerivation());

    private TestCases() {}

    /** The contracts of a spec, numbered by operation, in an order that does not change. */
    public static List<TestCase> of(Spec spec) {
        Checks.requireIn(spec);
        return spec.operations().stream()
                .filter(operation -> !operation.contracts().isEmpty())
                .flatMap(operation -> of(spec, operation))
                .toList();
    }

    private static Stream<TestCase> of(Spec spec, Operation operation) {
        TestCase first = TestCase.firstOf(spec, operation);
        List<Draft> drafts = new ArrayList<>(TestCase.stated(spec, operation));
        for (Derivation derivation : DERIVATIONS) {
            derivation
                    .drafts(spec, operation, List.copyOf(drafts))
                    .filter(draft ->
                            !draft.isSuccess() || !operation.isRefusedAgain() && isValid(spec, draft, operation))
                    .forEach(draft -> add(drafts, draft));
        }
        List<TestCase> testCases = new ArrayList<>(List.of(first));
        for (int i = 1; i < drafts.size(); i++) {
            testCases.add(first.next(spec, drafts.get(i), i + 1));
        }
        return testCases.stream();
    }

    /** Whether its body keeps all rules: a derivation tries values that another rule of a field may not allow. */
    private static boolean isValid(Spec spec, Draft draft, Operation operation) {
        return !(draft.request().body().orElse(null) instanceof Body.Json json)
                || operation
                        .jsonBody()
                        .map(body -> spec.schemas()
                                .brokenKeywords(body.schema(), json.value())
                                .isEmpty())
                        .orElse(true);
    }

    /** Adds a draft. If the request is known, the known draft stays and takes over which rule it breaks. */
    private static void add(List<Draft> drafts, Draft draft) {
        OptionalInt known = IntStream.range(0, drafts.size())
                .filter(i -> drafts.get(i).request().equals(draft.request()))
                .findFirst();
        if (known.isEmpty()) {
            drafts.add(draft);
        } else if (draft.breaks().isPresent()) {
            drafts.set(
                    known.getAsInt(),
                    drafts.get(known.getAsInt()).breaking(draft.breaks().get()));
        }
    }
}
