package com.eiam.accounts.contracts.verifier;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts another environment's ids into contracts: into what is sent and into what must come back, wherever an id is a whole
 * JSON string, a path segment, or a value of a query or a form.
 */
final class IdMapping {

    private final Map<String, String> ids;

    IdMapping(Map<String, String> ids) {
        this.ids = Map.copyOf(ids);
    }

    Contract apply(Contract contract) {
        return ids.isEmpty() ? contract : contract.map(this::request, this::expectation);
    }

    /** What a reader should know: lists are ordered by id, so ids in another order make lists in another order. */
    List<String> warnings(Map<String, List<String>> identifiers) {
        List<String> warnings = new ArrayList<>();
        identifiers.forEach((kind, values) -> {
            List<String> ordered = values.stream()
                    .sorted(Comparator.comparing(IdMapping::bytes, Arrays::compareUnsigned))
                    .toList();
            List<String> mapped = ordered.stream().map(this::id).toList();
            for (int i = 1; i < mapped.size(); i++) {
                if (Arrays.compareUnsigned(bytes(mapped.get(i - 1)), bytes(mapped.get(i))) >= 0) {
                    warnings.add(
                            ("the ids change the order: %s %s stands before %s in the contracts, but %s after %s in the"
                                            + " environment; contracts of lists, which are ordered by id, may break")
                                    .formatted(
                                            kind,
                                            ordered.get(i - 1),
                                            ordered.get(i),
                                            mapped.get(i - 1),
                                            mapped.get(i)));
                    return;
                }
            }
        });
        return warnings;
    }

    private ContractRequest request(ContractRequest request) {
        return new ContractRequest(
                request.method(),
                url(request.url()),
                request.headers(),
                request.body().map(body -> request.isForm() ? pairs(body) : json(body)));
    }

    private Expectation expectation(Expectation expectation) {
        return expectation.withBody(tree(expectation.body()));
    }

    private String url(String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        String mapped = Arrays.stream(path.split("/", -1)).map(this::encoded).collect(Collectors.joining("/"));
        return query < 0 ? mapped : mapped + "?" + pairs(url.substring(query + 1));
    }

    /** Of a query or a form. */
    private String pairs(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    return pair.substring(0, equals + 1) + encoded(pair.substring(equals + 1));
                })
                .collect(Collectors.joining("&"));
    }

    private String encoded(String value) {
        String decoded;
        try {
            decoded = URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A contract may well send what is badly encoded.
            return value;
        }
        return ids.containsKey(decoded) ? Credentials.encode(ids.get(decoded)).replace("+", "%20") : value;
    }

    /** As text, so that every other byte stays as the contract has it, valid JSON or not. */
    private String json(String body) {
        String mapped = body;
        Map<String, String> marks = new LinkedHashMap<>();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            // In two steps: one id's replacement may be another id.
            String mark = "\"\uE0F2" + marks.size() + "\uE0F3\"";
            mapped = mapped.replace(quoted(id.getKey()), mark);
            marks.put(mark, quoted(id.getValue()));
        }
        for (Map.Entry<String, String> mark : marks.entrySet()) {
            mapped = mapped.replace(mark.getKey(), mark.getValue());
        }
        return mapped;
    }

    private JsonNode tree(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), tree(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(tree(element)));
            return array;
        }
        return node.isString() ? JsonNodeFactory.instance.stringNode(id(node.stringValue())) : node;
    }

    private String id(String id) {
        return ids.getOrDefault(id, id);
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
