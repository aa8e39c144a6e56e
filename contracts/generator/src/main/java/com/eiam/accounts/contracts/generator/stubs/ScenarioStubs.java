package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.HeaderPattern;
import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.Responses;
import com.eiam.accounts.contracts.model.RuntimeExpression;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A contract and the steps after it, as a scenario of WireMock. It answers the exact requests of the contract. Any
 * other request gets the response of the contract's own stub.
 */
final class ScenarioStubs {

    private final RequestEncoder encoder;
    private final Spec spec;
    private final TestCase change;
    private final StubResponses responses;
    private final Map<Request, JsonNode> shown = new HashMap<>();

    private ScenarioStubs(Spec spec, TestCase change, StubResponses responses) {
        this.encoder = TenantClients.encoder(spec);
        this.spec = spec;
        this.change = change;
        this.responses = responses;
    }

    /** The stub of the contract's own request and those of its steps; empty if the steps show no change. */
    static List<Stub> of(Spec spec, TestCase change, StubResponses responses) {
        // A refused change leaves all stubs as they are.
        return change.followUps().stream()
                        .filter(then -> change.draft().isSuccess() || isRead(then) || repeatsAnswer(then))
                        .anyMatch(ScenarioStubs::differsFromItsOwnStub)
                ? new ScenarioStubs(spec, change, responses).stubs()
                : List.of();
    }

    private static boolean differsFromItsOwnStub(TestCase then) {
        return !isRead(then)
                || !then.draft().isSuccess()
                || !then.draft().expected().isEmpty();
    }

    /** Whether a step is answered with values of an earlier answer, as with the same idempotency key. */
    private static boolean repeatsAnswer(TestCase then) {
        return then.draft()
                .expected()
                .valueStream()
                .anyMatch(value ->
                        value.stringValueOpt().filter(RuntimeExpression::is).isPresent());
    }

    private static boolean isRead(TestCase then) {
        return then.request().method().equals("GET");
    }

    private List<Stub> stubs() {
        JsonNode usual = change.response().body();
        JsonNode answer =
                change.followUps().stream().anyMatch(then -> then.request().hasExpression())
                        ? fresh(change.id(), usual)
                        : usual;
        Responses answers = Responses.of(answer);
        String scenario = scenario();
        String state = change.id();
        List<Stub> stubs = new ArrayList<>();
        Stub own = stub(" change", change, encoder.encode(change.request()), answer, 0);
        own.mapping().put("scenarioName", scenario).put("newScenarioState", state);
        stubs.add(own);
        for (int step = 1; step <= change.followUps().size(); step++) {
            TestCase then = change.followUps().get(step - 1);
            if (isOfOtherClient(then)) {
                continue;
            }
            JsonNode answered = answered(then, answers, step);
            Stub stub = stub(" then " + step, then, encoder.encode(then.request(), answers), answered, step);
            stub.mapping().put("scenarioName", scenario).put("requiredScenarioState", state);
            if (!isRead(then) && !isRefusedAnyway(then)) {
                state = change.id() + " " + step;
                stub.mapping().put("newScenarioState", state);
            }
            stubs.add(stub);
            Optional<String> name = change.draft().then().get(step - 1).name();
            if (name.isPresent()) {
                answers = answers.with(name.get(), answered);
            }
        }
        return stubs;
    }

    /**
     * Of two changes of one resource, the reads show the later one. What a change creates is a resource of its own,
     * unless lists show it, too.
     */
    private String scenario() {
        String resource = String.join(" ", change.request().pathParameters().values());
        boolean showsOthers = change.followUps().stream()
                .anyMatch(then -> isRead(then) && !then.request().hasExpression());
        return showsOthers && !resource.isEmpty() ? resource : change.id();
    }

    /** Whether the stub of an earlier check refuses a step, whatever there is, and leaves the state as it is. */
    private boolean isRefusedAnyway(TestCase then) {
        return !then.draft().isSuccess() && StubPriority.of(spec, then) < StubPriority.SCENARIO;
    }

    /** Whether a step is refused because of its client. The stub of any such request answers it. */
    private static boolean isOfOtherClient(TestCase then) {
        return then.response().status() == 403
                && then.request().header(Request.AUTHORIZATION).isEmpty();
    }

    private JsonNode answered(TestCase then, Responses answers, int step) {
        JsonNode body = then.response().body();
        if (isRead(then)) {
            Map<String, String> path = new LinkedHashMap<>(then.request().pathParameters());
            path.replaceAll((name, value) -> RuntimeExpression.resolve(value, answers));
            JsonNode shows = shown(then, path);
            if (then.draft().isSuccess()) {
                shown.put(then.request(), shows);
            }
            return RuntimeExpression.resolve(shows, answers);
        }
        // What a second creation makes is another thing.
        return then.draft().isSuccess() && then.draft().expected().isEmpty() && body.isObject()
                ? fresh(change.id() + step, body)
                : RuntimeExpression.resolve(body, answers);
    }

    private Stub stub(String part, TestCase testCase, WireRequest sent, JsonNode body, int step) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        Stream<String> parameters = testCase.operation().parameters().stream()
                .filter(parameter -> parameter.in().equals("header"))
                .map(Parameter::name);
        Stream<String> credentials = hasAnyToken(testCase) ? Stream.empty() : Stream.of(Request.AUTHORIZATION);
        Stream.concat(credentials, parameters)
                .filter(sent.headers()::containsKey)
                .forEach(name ->
                        headers.set(name, HeaderPattern.of(name, sent.headers().get(name))));
        ObjectNode request = ExactStub.request(testCase, sent, headers);
        return Stub.of(part, StubPriority.SCENARIO - step, request, responses.ofExact(testCase, body));
    }

    /** Whether the credentials are not what the contract is about. */
    private static boolean hasAnyToken(TestCase testCase) {
        return testCase.operation().security() == Security.BEARER
                && testCase.request().header(Request.AUTHORIZATION).isEmpty();
    }

    /** What the read showed before, or else what its own stub answers, with the values of the step in it. */
    private JsonNode shown(TestCase then, Map<String, String> path) {
        if (!then.draft().isSuccess()) {
            return then.response().body();
        }
        ObjectNode shows =
                shown.get(then.request()) instanceof ObjectNode before ? before.deepCopy() : usual(then, path);
        then.draft().expected().forEachEntry(shows::set);
        return shows;
    }

    /** What the read's own stub answers, with the ids of this contract. */
    private ObjectNode usual(TestCase then, Map<String, String> path) {
        TestCase first = then.first();
        Map<String, String> ids = new HashMap<>();
        first.request().pathParameters().forEach((name, id) -> ids.putIfAbsent(id, path.get(name)));
        ObjectNode usual = TenantStubs.shown(spec, then.operation(), List.copyOf(path.values()), then.request())
                .orElseGet(() -> (ObjectNode) first.response().body().deepCopy());
        usual.forEachEntry((key, value) -> value.stringValueOpt().map(ids::get).ifPresent(id -> usual.put(key, id)));
        return usual;
    }

    /** The same response with ids that no other contract has. */
    private static JsonNode fresh(String seed, JsonNode answer) {
        ObjectNode fresh = JsonNodeFactory.instance.objectNode();
        answer.forEachEntry((key, value) ->
                fresh.set(key, value.isString() ? StringNode.valueOf(fresh(seed, value.stringValue())) : value));
        return fresh;
    }

    /** An id like the one of the example, with other digits after its date; the same in every build. */
    private static String fresh(String seed, String example) {
        Random digits = new Random(seed.hashCode());
        String date = example.substring(0, Math.min(8, example.length()));
        return date
                + Pattern.compile("\\d")
                        .matcher(example.substring(date.length()))
                        .replaceAll(digit -> String.valueOf(digits.nextInt(10)));
    }
}
