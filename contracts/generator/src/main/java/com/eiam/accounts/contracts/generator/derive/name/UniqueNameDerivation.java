package com.eiam.accounts.contracts.generator.derive.name;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.derive.story.Step;
import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.RefusalBody;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which names are equal: those that fold to the same (Unicode, 3.13, full case folding), and no others. */
public final class UniqueNameDerivation implements Derivation {

    /**
     * A name, those that are equal to it, and those that are not.
     *
     * @param title what the names show
     */
    private record Names(String title, String name, List<String> equal, List<String> others) {}

    /** {@code #} stands for digits that make a name unique; they are at the same place in all names of a group. */
    private static final List<Names> NAMES = List.of(
            new Names(
                    "folds case",
                    "Straße É #Σίσυφος",
                    List.of("STRASSE É #ΣΊΣΥΦΟΣ", "strasse é #σίσυφοσ", "STRAẞE é #σίσυφος"),
                    List.of("Strase É #Σίσυφος", "Straße E #Σίσυφος", "Straße E\u0301 #Σίσυφος")),
            new Names(
                    "folds letters that fold to several",
                    "ﬁne #ŉ oﬃce \u212B",
                    List.of("FINE #\u02BCN OFFICE Å", "fine #\u02BCn oﬀice å"),
                    List.of("FINE #'N OFFICE Å", "fine #\u02BCn office A\u030A")),
            new Names("tells i from dotless i", "#iris", List.of("#IRIS"), List.of("#ırıs", "#İRİS", "#\u0456ris")),
            new Names(
                    "tells names from others that look alike",
                    "paper #2 øœか🍣",
                    List.of("PAPER #2 ØŒか🍣"),
                    List.of(
                            "pap\u200Ber #2 øœか🍣",
                            "pa.per #2 øœか🍣",
                            "pa-per #2 øœか🍣",
                            "pa'per #2 øœか🍣",
                            "paper #٢ øœか🍣",
                            "paper\u00AD #2 øœか🍣",
                            "\uFEFFpaper #2 øœか🍣",
                            "p\u0430per #2 øœか🍣",
                            "ｐaper #2 øœか🍣",
                            "paper #² øœか🍣",
                            "pápér #2 øœか🍣",
                            "paper\u0301 #2 øœか🍣",
                            "paper #2 oœか🍣",
                            "paper #2 øoeか🍣",
                            "paper #2 øœカ🍣",
                            "paper #2 øœか🍺")),
            new Names(
                    "trims no names",
                    "three words #here",
                    List.of("THREE words #here"),
                    List.of(
                            " three words #here",
                            "three words #here ",
                            "three words #here\u3000",
                            "three  words #here",
                            "three\u00a0words #here",
                            "threewords#here")),
            new Names(
                    "has no wildcards for a taken name",
                    "any #letter",
                    List.of("ANY #LETTER"),
                    List.of(
                            "an_ #letter",
                            "any #%",
                            "any #*",
                            "any #l?tter",
                            "any.#letter",
                            "[a]ny #letter",
                            "#%",
                            "_ny #letter")),
            new Names(
                    "has no wildcards in a taken name",
                    "a_b%c*#d?e.f",
                    List.of("A_B%C*#D?E.F"),
                    List.of("aXb%c*#d?e.f", "a_bXXc*#d?e.f", "a_b%cX#d?e.f", "a_b%c*#dXe.f", "a_b%c*#d?eXf")),
            new Names("compares numbers as names", "#7", List.of("#7"), List.of("0#7", "#7.0", "+#7", "#7e0", "0x#7")),
            new Names(
                    "compares long names to their end",
                    "#" + "long name ".repeat(24) + "a",
                    List.of("#" + "LONG name ".repeat(24) + "A"),
                    List.of("#" + "long name ".repeat(24) + "b", "#" + "long name ".repeat(24), "#long name a")),
            new Names(
                    "has no escapes in a taken name",
                    "a\\b#c'd\\\\e&f",
                    List.of("A\\B#C'D\\\\E&F"),
                    List.of(
                            "ab#c'd\\\\e&f",
                            "a\\\\b#c'd\\\\e&f",
                            "a\\b#c''d\\\\e&f",
                            "a\\b#c'd\\e&f",
                            "a\\b#c'd\\\\e&amp;f")));

    private static final String KEYWORD = "unique";
    private static final String ANOTHER = "another";

    /** Turkish has its own rules for capital letters. Names are compared by the same rules in every language. */
    private static final String OTHER_FOLDING = "tr";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return Outcomes.uniqueFields(spec, operation)
                .filter(field -> operation.method().equals("POST"))
                .flatMap(field -> Stream.concat(
                        NAMES.stream().map(names -> created(spec, operation, field, names)),
                        rename(spec, operation, field).stream()
                                .flatMap(rename -> Creation.of(spec, operation).stream()
                                        .flatMap(creation -> NAMES.stream()
                                                .map(names -> renamed(creation, field, names, rename))))));
    }

    /** The operation that changes the same field; for the first creation only: it does not depend on the creation. */
    private static Optional<Operation> rename(Spec spec, Operation operation, Location field) {
        return withUnique(spec, other -> other.method().equals("POST"), field.field())
                .filter(operation::equals)
                .flatMap(first -> withUnique(spec, Operation::isUpdate, field.field()));
    }

    /** The first operation of a kind whose requests have a unique field. */
    private static Optional<Operation> withUnique(Spec spec, Predicate<Operation> kind, String field) {
        return spec.operations().stream()
                .filter(kind)
                .filter(operation -> Outcomes.uniqueFields(spec, operation)
                        .anyMatch(unique -> unique.field().equals(field)))
                .findFirst();
    }

    private static Draft created(Spec spec, Operation operation, Location unique, Names names) {
        String field = unique.field();
        UnaryOperator<String> marked = marked(operation);
        Story story = new Story(operation, operation.contracts().get(0))
                .withoutHidden(spec)
                .with(field, marked.apply(names.name()));
        names.others()
                .forEach(name -> story.then(
                        Step.of(operation).with(field, marked.apply(name)).succeeds()));
        names.equal()
                .forEach(name -> story.then(Step.of(operation)
                        .header(RefusalBody.ACCEPT_LANGUAGE, OTHER_FOLDING)
                        .with(field, marked.apply(name))
                        .fails(code(unique))));
        return story.draft(spec, names.title() + " in " + field, KEYWORD);
    }

    private static Draft renamed(Creation creation, Location unique, Names names, Operation rename) {
        String field = unique.field();
        UnaryOperator<String> marked = marked(rename);
        Story story = creation.story()
                .with(field, marked.apply(names.name()))
                .then(Step.of(creation.operation())
                        .as(ANOTHER)
                        .with(field, rename.id() + " " + names.title())
                        .succeeds());
        ObjectNode path = JsonNodeFactory.instance.objectNode();
        creation.path()
                .forEachEntry((name, id) ->
                        path.put(name, id.stringValue().replace("$response.", "$steps." + ANOTHER + ".response.")));
        BiFunction<JsonNode, String, Step> change = (account, name) -> Step.of(rename)
                .path(account)
                .header(RefusalBody.ACCEPT_LANGUAGE, OTHER_FOLDING)
                .body(JsonNodeFactory.instance.objectNode().put(field, marked.apply(name)));
        names.others().forEach(name -> story.then(change.apply(path, name).succeeds()));
        names.equal()
                .forEach(name -> story.then(change.apply(path, name).fails(code(unique)))
                        // Its own name is not taken.
                        .then(change.apply(creation.path(), name).succeeds()));
        return story.draft(creation.spec(), names.title() + " in a changed " + field, KEYWORD);
    }

    /** Puts digits in the place of the mark in a name: those of one operation. */
    private static UnaryOperator<String> marked(Operation operation) {
        String digits = Integer.toString(operation.id().hashCode() & 0xfff);
        return name -> name.replace("#", digits);
    }

    private static String code(Location unique) {
        return unique.code(KEYWORD).orElseThrow();
    }
}
