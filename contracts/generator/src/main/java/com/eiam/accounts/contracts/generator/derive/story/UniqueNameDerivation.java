package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which names are equal: those that fold to the same (Unicode, 3.13, full case folding), and no others. */
final class UniqueNameDerivation {

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
                    "paper #2 øœか",
                    List.of("PAPER #2 ØŒか"),
                    List.of(
                            "pap\u200Ber #2 øœか",
                            "pa.per #2 øœか",
                            "pa-per #2 øœか",
                            "pa'per #2 øœか",
                            "paper #٢ øœか",
                            "paper\u00AD #2 øœか",
                            "\uFEFFpaper #2 øœか",
                            "p\u0430per #2 øœか",
                            "ｐaper #2 øœか",
                            "paper #² øœか",
                            "pápér #2 øœか",
                            "paper\u0301 #2 øœか",
                            "paper #2 oœか",
                            "paper #2 øoeか",
                            "paper #2 øœカ")),
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

    private static final String ANOTHER = "another";

    private UniqueNameDerivation() {}

    static Stream<Draft> drafts(Spec spec, Operation operation) {
        if (!operation.method().equals("POST") || operation.body().isEmpty()) {
            return Stream.empty();
        }
        Contract first = operation.contracts().get(0);
        return Outcomes.uniqueFields(spec, operation)
                .flatMap(location -> Stream.concat(
                        NAMES.stream().map(names -> draft(spec, operation, first, location, names)),
                        rename(spec, operation, location).stream()
                                .flatMap(rename -> MergedBoundDerivation.created(operation)
                                        .flatMap(created -> NAMES.stream()
                                                .map(names ->
                                                        renamed(spec, operation, created, location, names, rename))))));
    }

    /** The operation that changes the same field; for the first creation only, since it does not depend on the creation. */
    private static Optional<Operation> rename(Spec spec, Operation operation, Location location) {
        return spec.operations().stream()
                .filter(other -> other.method().equals("PUT") && hasUnique(spec, other, location.field()))
                .filter(other -> spec.operations().stream()
                        .filter(creation ->
                                creation.method().equals("POST") && hasUnique(spec, creation, location.field()))
                        .findFirst()
                        .filter(operation::equals)
                        .isPresent())
                .findFirst();
    }

    private static boolean hasUnique(Spec spec, Operation operation, String field) {
        return MergedBoundDerivation.top(spec, operation)
                .anyMatch(location -> location.field().equals(field) && location.isUnique());
    }

    private static Draft renamed(
            Spec spec, Operation operation, Contract created, Location location, Names names, Operation rename) {
        String field = location.field();
        String mark = Integer.toString(rename.id().hashCode() & 0xfff);
        JsonNodeFactory json = JsonNodeFactory.instance;
        Story story = new Story(operation, created)
                .with(field, json.stringNode(names.name().replace("#", mark)));
        ObjectNode another = json.objectNode().put("as", ANOTHER).put("operation", operation.id());
        another.putObject("request").putObject("body").put(field, rename.id() + " " + names.title());
        another.putObject("response").put("status", created.status());
        story.then(another);
        ObjectNode path = json.objectNode();
        created.steps()
                .findFirst()
                .orElseThrow()
                .path("request")
                .path("path")
                .properties()
                .forEach(entry -> path.put(
                        entry.getKey(),
                        entry.getValue().stringValue().replace("$response.", "$steps." + ANOTHER + ".response.")));
        names.others().forEach(name -> {
            ObjectNode step = change(path, rename, field, name.replace("#", mark));
            step.putObject("response").put("status", rename.contracts().get(0).status());
            story.then(step);
        });
        names.equal()
                .forEach(name -> story.then(
                        change(path, rename, field, name.replace("#", mark)).put("error", code(location))));
        return story.draft(spec, names.title() + " in a changed " + field, "unique");
    }

    private static ObjectNode change(JsonNode path, Operation rename, String field, String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(field, name);
        ObjectNode step = MergedBoundDerivation.step(path, rename.id());
        step.withObject("request").put("raw", body.toString());
        return step;
    }

    private static String code(Location location) {
        return location.code("unique").orElseThrow();
    }

    private static Draft draft(Spec spec, Operation operation, Contract first, Location location, Names names) {
        String field = location.field();
        String mark = Integer.toString(operation.id().hashCode() & 0xfff);
        Story story = new Story(operation, first)
                .with(field, JsonNodeFactory.instance.stringNode(names.name().replace("#", mark)));
        names.others().forEach(name -> story.thenTaken(field, name.replace("#", mark)));
        names.equal().forEach(name -> story.thenRefused(field, name.replace("#", mark), code(location)));
        return story.draft(spec, names.title() + " in " + field, "unique");
    }
}
