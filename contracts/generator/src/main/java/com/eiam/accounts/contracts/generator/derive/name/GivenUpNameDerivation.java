package com.eiam.accounts.contracts.generator.derive.name;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.derive.story.Step;
import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.stream.Stream;

/** A name that a thing gave up is free for things of every kind, whether it got another name or was deleted. */
public final class GivenUpNameDerivation implements Derivation {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return Creation.of(spec, operation).stream()
                .flatMap(creation -> Outcomes.uniqueFields(spec, operation).flatMap(unique -> draft(creation, unique)));
    }

    private static Stream<Draft> draft(Creation creation, Location unique) {
        String name = "gives its " + unique.field() + " up to others";
        String first = creation.operation().id() + " " + name;
        String second = first + ", renamed";
        return creation.deletion().stream()
                .flatMap(deletion -> FreeNameDerivation.renames(creation, unique, second)
                        .limit(1)
                        .map(rename -> {
                            Story story =
                                    creation.story().with(unique.field(), first).then(rename);
                            taken(creation, unique, first, deletion, "renamed").forEach(story::then);
                            story.then(Step.of(deletion).path(creation.path()).succeeds());
                            taken(creation, unique, second, deletion, "deleted").forEach(story::then);
                            return story.draft(creation.spec(), name, "unique");
                        }));
    }

    /** Each other operation creates a thing of the name, which is deleted again. */
    private static Stream<Step> taken(
            Creation creation, Location unique, String name, Operation deletion, String after) {
        return FreeNameDerivation.creations(creation.spec(), unique)
                .filter(other -> !other.equals(creation.operation()))
                .flatMap(other -> {
                    String step = other.id() + "-" + after;
                    return Stream.of(
                            Step.of(other).with(unique.field(), name).succeeds().as(step),
                            Step.of(deletion)
                                    .path(FreeNameDerivation.of(creation.path(), step))
                                    .succeeds());
                });
    }
}
