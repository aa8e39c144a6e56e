package com.eiam.accounts.contracts.verifier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs a contract: its request, and if it has a follow-up, the same read before and after, which must show the change and
 * nothing else. Thread-safe.
 */
final class ContractExecution {

    /** An OpenAPI runtime expression that points into the answer's body. */
    private static final Pattern EXPRESSION = Pattern.compile("\\{?\\$response\\.body#([^}]*)}?");

    private final Exchanges exchanges;

    ContractExecution(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    ContractResult run(Contract contract) {
        long begin = System.nanoTime();
        List<Step> steps = contract.then()
                .map(then -> withFollowUp(contract, then))
                .orElseGet(() -> List.of(change(contract).step()));
        return new ContractResult(
                contract.id(),
                contract.operation(),
                contract.name(),
                contract.keyword(),
                contract.response().outcome(),
                steps.stream().allMatch(step -> step.differences().isEmpty()) ? Verdict.PASSED : Verdict.BROKEN,
                Optional.empty(),
                steps,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private Exchange change(Contract contract) {
        return exchanges.exchange("", contract.operation(), contract.request(), contract.response());
    }

    private List<Step> withFollowUp(Contract contract, FollowUp then) {
        List<Exchange> done = new ArrayList<>();
        if (!then.request().hasExpression()) {
            done.add(exchanges.look(then.operation() + " before", then.request()));
        }
        Exchange change = change(contract);
        done.add(change);
        // What did not succeed has nothing to show.
        if (change.success() == contract.response().isSuccess() && !change.fault()) {
            Exchange after = exchanges.exchange(
                    then.operation() + " after",
                    then.operation(),
                    then.request().withUrl(resolve(then.request().url(), change.body())),
                    then.response().withBody(resolve(then.response().body(), change.body())));
            Exchange before = done.get(0);
            done.add(
                    before != change && before.success() && after.success()
                            ? withDifferences(
                                    after, changedBeside(then.response().body(), before.body(), after.body()))
                            : after);
        }
        return done.stream().map(Exchange::step).toList();
    }

    /** What changed, but should not have. */
    private static List<String> changedBeside(JsonNode stated, JsonNode before, JsonNode after) {
        if (!before.isObject() || !after.isObject()) {
            return List.of();
        }
        return Stream.concat(before.propertyNames().stream(), after.propertyNames().stream())
                .distinct()
                .filter(key -> !stated.has(key))
                .flatMap(key -> StatedValues.differences(key, before.path(key), after.path(key)).stream())
                .map(difference -> difference.text() + ": it was so before, and must not change")
                .toList();
    }

    private Exchange withDifferences(Exchange exchange, List<String> more) {
        Step step = exchange.step();
        return new Exchange(
                new Step(
                        step.title(),
                        step.request(),
                        step.expected(),
                        step.answer(),
                        Stream.concat(step.differences().stream(), exchanges.masked(more).stream())
                                .toList(),
                        step.curl()),
                exchange.success(),
                exchange.body(),
                exchange.fault());
    }

    private static String resolve(String url, JsonNode answer) {
        return EXPRESSION
                .matcher(url)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Credentials.encode(answer.at(found.group(1)).asString(""))
                                .replace("+", "%20")));
    }

    private static JsonNode resolve(JsonNode stated, JsonNode answer) {
        if (stated.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            stated.properties().forEach(entry -> object.set(entry.getKey(), resolve(entry.getValue(), answer)));
            return object;
        }
        if (stated.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            stated.forEach(element -> array.add(resolve(element, answer)));
            return array;
        }
        Matcher expression = EXPRESSION.matcher(stated.stringValue(""));
        return expression.matches() ? answer.at(expression.group(1)) : stated;
    }
}
