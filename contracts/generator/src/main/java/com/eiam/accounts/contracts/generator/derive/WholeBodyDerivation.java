package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.derive.sample.NotJson;
import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be wrong with a whole JSON body: it is not JSON, or not an object. And the largest body that is allowed. */
final class WholeBodyDerivation implements Derivation {

    private static final String JSON = "json";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        Outcomes outcomes = new Outcomes(spec, operation, known.get(0));
        return operation.jsonBody().stream().flatMap(body -> {
            WholeBody whole =
                    new WholeBody(spec, operation, outcomes, spec.resolve(body.schema()), outcomes.validBody());
            return Stream.of(whole.notJson(), whole.noObject(), whole.nothing(), whole.largest(body.maxBytes(), known))
                    .flatMap(drafts -> drafts);
        });
    }

    private record WholeBody(Spec spec, Operation operation, Outcomes outcomes, JsonNode schema, ObjectNode valid) {

        Stream<Draft> notJson() {
            BrokenRule broken = new BrokenRule(Location.ofBody(schema), JSON);
            String text = valid.toString();
            String cut = text.substring(0, text.length() - 1);
            return Stream.of(
                            breaking("refuses a body that is cut off", cut, broken),
                            breaking("refuses an empty body", "", broken),
                            raw("refuses a body that goes on after its end", text + "}", broken),
                            raw("refuses a body with a key twice", cut + "," + text.substring(1), broken),
                            NotJson.like(valid, freeKeys()).entrySet().stream()
                                    .flatMap(body -> raw("refuses " + body.getKey(), body.getValue(), broken)))
                    .flatMap(drafts -> drafts);
        }

        Stream<Draft> noObject() {
            BrokenRule broken = new BrokenRule(Location.ofBody(schema), "type");
            return Stream.concat(
                    Stream.of("[]", "\"text\"", "7")
                            .flatMap(text -> breaking("refuses " + text + " as the body", text, broken)),
                    breaking("refuses a list of one body", "[" + valid + "]", broken));
        }

        /** JSON's null, which is no body. */
        Stream<Draft> nothing() {
            return breaking("refuses null as the body", "null", new BrokenRule(Location.ofBody(schema), "required"));
        }

        /** A field whose keys a caller chooses. */
        private Optional<String> freeKeys() {
            return Location.inBody(spec, operation).stream()
                    .filter(location ->
                            location.schema().path("additionalProperties").isObject())
                    .map(Location::field)
                    .findFirst();
        }

        private Stream<Draft> raw(String name, String text, BrokenRule broken) {
            return outcomes.refusal(name, outcomes.request().withBody(new Body.Raw(text)), broken).stream();
        }

        private Stream<Draft> breaking(String name, String text, BrokenRule broken) {
            return raw(name, text, broken).map(draft -> draft.breaking(broken));
        }

        /** The largest body that is allowed. A DELETE, which can succeed once only, is refused by the next check. */
        Stream<Draft> largest(int maxBytes, List<Draft> known) {
            if (maxBytes == Integer.MAX_VALUE) {
                return Stream.empty();
            }
            String name = "a body of %d bytes".formatted(maxBytes);
            Body body = new Body.Padded(outcomes.unique(valid, Optional.empty(), name), maxBytes);
            Variations variations = new Variations(spec, operation, known, Extensions.MAX_BYTES);
            return operation.method().equals("DELETE")
                    ? variations.unknownApplication("reads " + name, request -> request.withBody(body))
                    : Stream.of(outcomes.acceptance(
                            name, outcomes.request().withBody(body), MissingNode.getInstance(), Extensions.MAX_BYTES));
        }
    }
}
