package com.eiam.accounts.contracts.generator.derive.value;

import com.eiam.accounts.contracts.generator.derive.sample.BodySamples;
import com.eiam.accounts.contracts.generator.derive.sample.BodySamples.Sample;
import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bounds of an object that changes are merged into apply to the result: a full object takes no other key, but one
 * key instead of another.
 */
public final class MergedBoundDerivation implements Derivation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> BOUNDS = Set.of("maxProperties", Extensions.MAX_BYTES);
    private static final String ANOTHER_KEY = "another-key";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return Creation.of(spec, operation).stream()
                .flatMap(creation -> creation.merges().flatMap(merge -> drafts(creation, merge)));
    }

    private static Stream<Draft> drafts(Creation creation, Creation.Merge merge) {
        return new BodySamples(creation.spec(), merge.field())
                .allowed("").stream()
                        .filter(sample -> BOUNDS.contains(sample.keyword()))
                        .flatMap(sample -> draft(creation, merge, sample).stream());
    }

    private static Optional<Draft> draft(Creation creation, Creation.Merge merge, Sample full) {
        String name = "merges into " + full.name() + " no more than fits";
        String field = merge.field().field();
        ObjectNode names = creation.names(name);
        String firstKey = full.value().propertyNames().iterator().next();
        ObjectNode oneMore = JSON.objectNode().put(ANOTHER_KEY, "x");
        ObjectNode oneForAnother = oneMore.deepCopy().putNull(firstKey);
        ObjectNode result = full.value().asObject().deepCopy();
        result.remove(firstKey);
        result.setAll(oneMore);
        return refused(creation.spec(), merge, full.keyword())
                .map(refused -> creation.story()
                        .with(field, full.value())
                        .with(names)
                        .then(creation.change(merge.change(), names.deepCopy().set(field, oneMore))
                                .fails(refused))
                        .then(creation.change(merge.change(), names.deepCopy().set(field, oneForAnother))
                                .succeeds())
                        .then(creation.read(JSON.objectNode().set(field, result)))
                        .draft(creation.spec(), name, full.keyword()));
    }

    /** What the merging operation answers if the bound is broken. */
    private static Optional<Draft> refused(Spec spec, Creation.Merge merge, String keyword) {
        Draft first = TestCase.stated(spec, merge.change()).get(0);
        return Location.fields(spec, merge.change())
                .filter(location -> location.field().equals(merge.field().field()))
                .findFirst()
                .flatMap(location -> new Outcomes(spec, merge.change(), first)
                        .refusal("", first.request(), new BrokenRule(location, keyword)));
    }
}
