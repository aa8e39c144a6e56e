package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What follows from methods and paths: a server knows those of the spec, and no others that look like them. */
final class PathDerivation implements Derivation {

    private static final String KEYWORD = "HTTP";

    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE");

    /** Methods that no operation has, but that frameworks answer by themselves or as others. */
    private static final List<String> NO_METHODS = List.of("PATCH", "OPTIONS");

    /** Headers with which some frameworks let a caller send POST as another method. */
    private static final List<String> METHOD_OVERRIDES =
            List.of("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method");

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        OfOperation derived = new OfOperation(spec, operation, known);
        return switch (operation.security()) {
            case BEARER ->
                Stream.of(
                                derived.capitals(),
                                derived.plus(),
                                derived.methods(),
                                derived.ends(),
                                derived.numbers(),
                                derived.otherMethod())
                        .flatMap(drafts -> drafts);
            case BASIC -> Stream.concat(derived.methods(), derived.ends());
            case NONE -> Stream.empty();
        };
    }

    private static final class OfOperation extends Variations {

        private final List<Operation> ofPath;

        OfOperation(Spec spec, Operation operation, List<Draft> known) {
            super(spec, operation, known, KEYWORD);
            this.ofPath = spec.operations().stream()
                    .filter(other -> other.path().equals(operation.path()))
                    .toList();
        }

        private boolean isFirstOfPath() {
            return ofPath.get(0) == operation;
        }

        /** The methods that the path does not have; once for each path. */
        Stream<Draft> methods() {
            if (!isFirstOfPath()) {
                return Stream.empty();
            }
            Set<String> takenHere = spec.operations().stream()
                    .filter(other -> ofPath.contains(other) || isAlike(other))
                    .map(Operation::method)
                    .collect(Collectors.toSet());
            return Stream.concat(METHODS.stream(), Stream.of(mine(NO_METHODS)))
                    .filter(method -> !takenHere.contains(method))
                    .flatMap(method -> refusal(405).stream()
                            .map(draft -> like(
                                    draft, "refuses " + method, draft.request().withTarget(method, operation.path()))))
                    .map(OfOperation::exactly);
        }

        /** Whether another path has parameters where this one has none, so that it takes its requests as well. */
        private boolean isAlike(Operation other) {
            return operation.path().matches(other.path().replaceAll("\\{[^}]+}", "[^/{}]+"));
        }

        /**
         * With .json at its end, a path without a parameter there may be another one. Such a path is not below that of
         * the operation, so a server that takes HTTP Basic there only may ask for a token first.
         */
        Stream<Draft> ends() {
            String json = operation.path() + ".json";
            return isKnown(json) || operation.security() == Security.BASIC || turn() % 2 == 0
                    ? noPath("answers no path with a slash at its end", operation.path() + "/")
                    : noPath("answers no path with .json at its end", json);
        }

        private boolean isKnown(String path) {
            return spec.operations().stream()
                    .anyMatch(other -> path.matches(other.path().replaceAll("\\{[^}]+}", "[^/]+")));
        }

        /** One segment in capitals: the one after the first parameter, or else the last. */
        Stream<Draft> capitals() {
            return noPath(
                    "answers no path in capitals",
                    Pattern.compile("(?<=}/)[^/]+|[^/]+$")
                            .matcher(operation.path())
                            .replaceFirst(segment -> segment.group().toUpperCase(Locale.ROOT)));
        }

        /** A segment that other paths have with an s at its end, or without it; once for each path. */
        Stream<Draft> numbers() {
            if (!isFirstOfPath()) {
                return Stream.empty();
            }
            List<String> segments = spec.operations().stream()
                    .flatMap(other -> Stream.of(other.path().split("/")))
                    .distinct()
                    .toList();
            return Stream.of(operation.path().split("/"))
                    .flatMap(segment -> segments.stream()
                            .filter(other -> other.equals(segment + "s") || segment.equals(other + "s"))
                            .flatMap(other -> with(other, segment)));
        }

        private Stream<Draft> with(String other, String segment) {
            String path = operation.path().replaceFirst("/" + segment + "(?=/|$)", "/" + other);
            return isKnown(path) ? Stream.empty() : noPath("answers no path with " + other + " for " + segment, path);
        }

        /** A header says another method, which the path does not have. */
        Stream<Draft> otherMethod() {
            String header = mine(METHOD_OVERRIDES);
            return METHODS.stream()
                    .filter(method -> operation.method().equals("POST")
                            && ofPath.stream().noneMatch(other -> other.method().equals(method)))
                    .limit(1)
                    .flatMap(method ->
                            unknownApplication("ignores " + header, request -> request.withHeader(header, method)));
        }

        /** A plus is a blank in a form only. A blank id would be refused as such. */
        Stream<Draft> plus() {
            String path = operation.path().replaceFirst("\\{[^}]+}", "+");
            return unknownApplication(
                            "reads + in a path as itself", request -> request.withTarget(operation.method(), path))
                    .filter(draft -> !draft.isSuccess())
                    .map(OfOperation::exactly);
        }

        private Stream<Draft> noPath(String name, String path) {
            Request request = first().withTarget(operation.method(), path);
            return refusal(404, name, request).map(OfOperation::exactly);
        }

        private static Draft exactly(Draft draft) {
            return draft.withStub(Draft.Stub.EXACT);
        }
    }
}
