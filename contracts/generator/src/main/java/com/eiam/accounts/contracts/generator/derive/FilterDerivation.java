package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parameter of a list that each entry has as a key asks for the entries with its value. A stated contract shows the
 * whole list. These ask for each value, and for those of any two parameters together, and expect the rest of the list to
 * be left out and not counted.
 */
final class FilterDerivation implements Derivation {

    private static final String KEYWORD = "filter";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return operation.contracts().stream()
                .flatMap(contract -> WholeList.of(operation, contract).stream())
                .max(Comparator.comparingLong(WholeList::parts))
                .stream()
                .flatMap(list -> list.drafts(spec));
    }

    /**
     * A stated contract that shows a list on one page.
     *
     * @param list the key of the list in the response
     * @param count the key of the number of its entries
     * @param filters the optional parameters that each entry has as a key
     */
    private record WholeList(
            Operation operation, Contract contract, String list, String count, List<Location> filters) {

        static Optional<WholeList> of(Operation operation, Contract contract) {
            JsonNode shown = contract.expected();
            List<String> lists = keys(shown, JsonNode::isArray);
            if (lists.size() != 1) {
                return Optional.empty();
            }
            JsonNode entries = shown.path(lists.get(0));
            List<String> counts = keys(shown, value -> value.isIntegralNumber() && value.asLong() == entries.size());
            List<Location> filters = Location.ofParameters(operation).stream()
                    .filter(parameter -> parameter.part() == Location.Part.QUERY
                            && !parameter.required()
                            && !parameter.listedValues().isEmpty()
                            && !contract.request().path("query").has(parameter.field())
                            && entries.valueStream().allMatch(entry -> entry.has(parameter.field())))
                    .toList();
            return counts.size() == 1 && !entries.isEmpty()
                    ? Optional.of(new WholeList(operation, contract, lists.get(0), counts.get(0), filters))
                    : Optional.empty();
        }

        private static List<String> keys(JsonNode shown, Predicate<JsonNode> wanted) {
            return shown.propertyStream()
                    .filter(property -> wanted.test(property.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** How many of the selections are a part of the list, and neither all nor nothing of it. */
        long parts() {
            int all = contract.expected().path(list).size();
            return selections()
                    .map(selection -> entries(selection).size())
                    .filter(size -> size > 0 && size < all)
                    .count();
        }

        Stream<Draft> drafts(Spec spec) {
            Draft whole = Draft.stated(spec, operation, contract);
            return selections().map(selection -> {
                Map<String, String> query = new LinkedHashMap<>(whole.request().query());
                selection.forEach((name, value) -> query.put(name, value.asString()));
                List<JsonNode> entries = entries(selection);
                ObjectNode expected = contract.expected().deepCopy().asObject();
                expected.putArray(list).addAll(entries);
                expected.put(count, entries.size());
                String name = selection.entrySet().stream()
                        .map(value -> value.getKey() + " " + value.getValue().asString())
                        .collect(Collectors.joining(" and ", "lists nothing but what has ", ""));
                return Draft.success(name, whole.request().withQuery(query), whole.status(), expected, KEYWORD)
                        .withStub(Draft.Stub.EXACT);
            });
        }

        /** Each value of one parameter, and all values of two. */
        private Stream<Map<String, JsonNode>> selections() {
            return filters.stream()
                    .flatMap(filter -> Stream.concat(
                            selections(filter, Map.of()),
                            filters.stream()
                                    .skip(filters.indexOf(filter) + 1)
                                    .flatMap(other ->
                                            selections(filter, Map.of()).flatMap(one -> selections(other, one)))));
        }

        private static Stream<Map<String, JsonNode>> selections(Location filter, Map<String, JsonNode> others) {
            return filter.listedValues().stream().map(value -> {
                Map<String, JsonNode> selection = new LinkedHashMap<>(others);
                selection.put(filter.field(), value);
                return selection;
            });
        }

        private List<JsonNode> entries(Map<String, JsonNode> selection) {
            return contract.expected()
                    .path(list)
                    .valueStream()
                    .filter(entry -> selection.entrySet().stream()
                            .allMatch(value -> entry.path(value.getKey()).equals(value.getValue())))
                    .toList();
        }
    }
}
