package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.derive.sample.Checks;
import com.eiam.accounts.contracts.generator.derive.sample.RequestDifferences;
import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The order of the checks: of two that fail in one request, the earlier one answers. The spec lists them in
 * {@code x-checks}, each with its error codes; a request is combined from two known refusals.
 */
final class OrderDerivation implements Derivation {

    /** With how many of the next checks all refusals of a check are combined; of the others, the first one. */
    private static final int NEIGHBOURS = 3;

    private static final Set<String> BOUNDS =
            Set.of("maxLength", "maxItems", "maxProperties", Extensions.MAX_BYTES, Extensions.VISIBLE_TEXT);

    /**
     * A check and its refusals.
     *
     * @param refusals one for each code
     */
    private record Check(String name, List<Draft> refusals) {}

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        List<Check> checks = spec.root()
                .path(Extensions.CHECKS)
                .propertyStream()
                .map(check -> new Check(check.getKey(), refusals(check.getValue(), known)))
                .filter(check -> !check.refusals().isEmpty())
                .toList();
        Request first = known.get(0).request();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            for (int later = i + 1; later < checks.size(); later++) {
                both(first, checks.get(i), checks.get(later))
                        .limit(later <= i + NEIGHBOURS ? Long.MAX_VALUE : 1)
                        .forEach(drafts::add);
            }
        }
        for (int i = 0; i < checks.size(); i++) {
            beforeAll(first, checks.get(i), checks.subList(i + 1, checks.size()))
                    .ifPresent(drafts::add);
        }
        Map<String, Draft> lookups = lookups(operation, checks);
        List<Draft> bounds = bounds(known);
        lookups.forEach((id, nothing) -> bounds.stream()
                .flatMap(bound -> bound(first, bound, nothing, id).stream())
                .forEach(drafts::add));
        malformed(spec, known).stream()
                .flatMap(malformed ->
                        around(malformed, checks, lookups, spec.operations().indexOf(operation)))
                .forEach(drafts::add);
        return drafts.stream();
    }

    /** A request in which everything is wrong that later checks refuse, if one of them has several codes. */
    private static Optional<Draft> beforeAll(Request first, Check check, List<Check> later) {
        if (later.stream().allMatch(other -> other.refusals().size() == 1)) {
            return Optional.empty();
        }
        Draft refusal = check.refusals().get(0);
        Request all = refusal.request();
        for (Check other : later) {
            // The last codes are of single values, and the first one of any rule.
            for (int i = other.refusals().size() - 1; i >= 0; i--) {
                Request wrong = other.refusals().get(i).request();
                all = new RequestDifferences(first, wrong, all).both().orElse(all);
            }
        }
        String name = "checks %s before everything else: %s".formatted(check.name(), code(refusal));
        return Optional.of(refusedLike(refusal, name, all).withStub(Draft.Stub.EXACT));
    }

    /** The refusals that a server may leave to the code that stores a value, one for each bound. */
    private static List<Draft> bounds(List<Draft> known) {
        Set<String> keywords = new HashSet<>();
        return known.stream()
                .filter(draft -> draft.breaks()
                        .filter(rule -> rule.location().part() == Location.Part.BODY)
                        .map(BrokenRule::keyword)
                        .filter(BOUNDS::contains)
                        .filter(keywords::add)
                        .isPresent())
                .toList();
    }

    /** The refusals of ids of the path that nothing has, each with what it does not find: the last one is anything. */
    private static Map<String, Draft> lookups(Operation operation, List<Check> checks) {
        List<Location> ids = Location.inPath(operation).stream()
                .filter(Location::isReference)
                .toList();
        Map<String, Draft> lookups = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            String code = ids.get(i).code("unknown").orElseThrow();
            String name = i == ids.size() - 1 ? "anything" : ids.get(i).field();
            checks.stream()
                    .flatMap(check -> check.refusals().stream())
                    .filter(refusal -> refusal.error().orElseThrow().code().equals(code))
                    .findFirst()
                    .ifPresent(refusal -> lookups.put(name, refusal));
        }
        return lookups;
    }

    private static Optional<Draft> bound(Request first, Draft bound, Draft nothing, String id) {
        BrokenRule rule = bound.breaks().orElseThrow();
        String name = "checks %s of %s before it looks for %s"
                .formatted(rule.keyword(), rule.location().field(), id);
        return both(first, bound.request(), nothing.request()).map(both -> draft(name, both, bound));
    }

    /** The refusal of a body that is no JSON. */
    private static Optional<Draft> malformed(Spec spec, List<Draft> known) {
        return known.stream()
                .filter(draft -> draft.request().body().orElse(null) instanceof Body.Raw)
                .filter(draft -> draft.error().stream()
                        .anyMatch(error -> Checks.codes(spec, Checks.FORM).anyMatch(error.code()::equals)))
                .findFirst();
    }

    /** The same body with what each check before the form refuses, in turns, and with each id that nothing has. */
    private static Stream<Draft> around(Draft malformed, List<Check> checks, Map<String, Draft> lookups, int turn) {
        Body body = malformed.request().body().orElseThrow();
        Stream<Draft> before = checks.stream()
                .takeWhile(check -> !check.name().equals(Checks.FORM))
                .map(check -> {
                    Draft refusal = check.refusals().get(turn % check.refusals().size());
                    return refusedLike(
                            refusal,
                            name(check.name(), Checks.FORM, refusal, malformed),
                            refusal.request().withBody(body));
                });
        Stream<Draft> after = lookups.entrySet().stream()
                .map(lookup -> refusedLike(
                        malformed,
                        "checks the form of the body before it looks for " + lookup.getKey(),
                        lookup.getValue().request().withBody(body)));
        return Stream.concat(before, after);
    }

    private static String name(String check, String later, Draft refusal, Draft other) {
        return "checks %s before %s: %s before %s".formatted(check, later, code(refusal), code(other));
    }

    private static List<Draft> refusals(JsonNode codes, List<Draft> known) {
        Request first = known.get(0).request();
        return codes.valueStream()
                .flatMap(code -> known.stream()
                        .filter(draft -> draft.error()
                                .map(ErrorEntry::code)
                                .filter(code.stringValue()::equals)
                                .isPresent())
                        .filter(draft -> draft.request().path().equals(first.path()))
                        .filter(draft -> !(draft.request().body().orElse(null) instanceof Body.Raw))
                        .limit(1))
                .toList();
    }

    private static Stream<Draft> both(Request first, Check check, Check later) {
        return check.refusals().stream()
                .flatMap(refusal -> later.refusals().stream()
                        .flatMap(other -> {
                            String name = name(check.name(), later.name(), refusal, other);
                            return both(first, refusal.request(), other.request())
                                    .map(both -> draft(name, both, refusal))
                                    .stream();
                        })
                        .limit(1));
    }

    /**
     * A request that two checks refuse. Where they collide, the second counts, or the first if nothing is left of it.
     */
    private static Optional<Both> both(Request first, Request refused, Request other) {
        return Both.of(new RequestDifferences(first, refused, other))
                .or(() -> Both.of(new RequestDifferences(first, other, refused))
                        .filter(both -> both.differences().keepsMost()));
    }

    private record Both(Request request, RequestDifferences differences) {

        private static Optional<Both> of(RequestDifferences differences) {
            return differences.both().map(request -> new Both(request, differences));
        }
    }

    private static Draft draft(String name, Both both, Draft refusal) {
        return refusedLike(refusal, name, both.request())
                .withStub(both.differences().collides() ? Draft.Stub.EXACT : Draft.Stub.NONE);
    }

    private static Draft refusedLike(Draft refusal, String name, Request request) {
        return Draft.refusal(name, request, refusal.error().orElseThrow(), refusal.rule(), Extensions.CHECKS)
                .withStub(Draft.Stub.NONE);
    }

    private static String code(Draft draft) {
        String code = draft.error().map(ErrorEntry::code).orElseThrow();
        return draft.rule().map(rule -> code + " for " + rule.field()).orElse(code);
    }
}
