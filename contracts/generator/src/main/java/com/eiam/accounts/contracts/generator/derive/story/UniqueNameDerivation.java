package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

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
                    "paper #2",
                    List.of("PAPER #2"),
                    List.of(
                            "pap\u200Ber #2",
                            "paper\u00AD #2",
                            "\uFEFFpaper #2",
                            "p\u0430per #2",
                            "ｐaper #2",
                            "paper #²",
                            "pápér #2",
                            "paper\u0301 #2")),
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
                    List.of("aXb%c*#d?e.f", "a_bXXc*#d?e.f", "a_b%cX#d?e.f", "a_b%c*#dXe.f", "a_b%c*#d?eXf")));

    private UniqueNameDerivation() {}

    static Stream<Draft> drafts(Spec spec, Operation operation) {
        if (!operation.method().equals("POST") || operation.body().isEmpty()) {
            return Stream.empty();
        }
        Contract first = operation.contracts().get(0);
        return Location.inBody(spec, spec.resolve(operation.body().get().schema())).stream()
                .filter(location -> location.isTop() && Outcomes.isUnique(location.schema()))
                .flatMap(location -> NAMES.stream().map(names -> draft(spec, operation, first, location, names)));
    }

    private static Draft draft(Spec spec, Operation operation, Contract first, Location location, Names names) {
        String field = location.field();
        String code =
                location.schema().path(Extensions.ERROR_CODE).path("unique").stringValue();
        String mark = Integer.toString(operation.id().hashCode() & 0xfff);
        Story story = new Story(operation, first)
                .with(field, JsonNodeFactory.instance.stringNode(names.name().replace("#", mark)));
        names.others().forEach(name -> story.thenTaken(field, name.replace("#", mark)));
        names.equal().forEach(name -> story.thenRefused(field, name.replace("#", mark), code));
        return story.draft(spec, names.title() + " in " + field, "unique");
    }
}
