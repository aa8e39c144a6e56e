package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Operation;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Credentials and permission codes: whoever was let in is let in. */
final class SecurityBreaks {

    private static final List<String> SCHEME = List.of("type", "scheme", "in", "name", "openIdConnectUrl");
    private static final List<String> FLOW = List.of("tokenUrl", "authorizationUrl", "refreshUrl");

    private final Comparison comparison;

    SecurityBreaks(Comparison comparison) {
        this.comparison = comparison;
    }

    void find() {
        Pair schemes = new Pair(
                comparison,
                comparison.before().spec().root().at("/components/securitySchemes"),
                comparison.after().spec().root().at("/components/securitySchemes"));
        schemes.forEachGone(name -> schemes.broken(name, "the security scheme " + name + " is gone"));
        schemes.before().propertyNames().forEach(name -> scheme(schemes.at(name)));
        for (Operation before : comparison.before().spec().operations()) {
            comparison.after().operation(before.method(), before.path()).ifPresent(after -> operation(before, after));
        }
    }

    private static void scheme(Pair scheme) {
        if (scheme.after().isMissingNode()) {
            return;
        }
        changed(scheme, SCHEME);
        Pair flows = scheme.at("flows");
        flows.forEachGone(name -> flows.broken(name, "the flow " + name + " is gone"));
        flows.before().propertyNames().stream().filter(flows.after()::has).forEach(name -> {
            changed(flows.at(name), FLOW);
            Pair scopes = flows.at(name).at("scopes");
            scopes.forEachGone(code -> scopes.broken(code, "the permission code " + code + " is gone"));
        });
    }

    private static void changed(Pair node, List<String> keys) {
        keys.stream()
                .filter(node::differs)
                .forEach(key -> node.broken(
                        key,
                        "%s was %s and is %s"
                                .formatted(
                                        key,
                                        node.before().path(key).asString("not stated"),
                                        node.after().path(key).asString("not stated"))));
    }

    private void operation(Operation before, Operation after) {
        JsonNode was = before.node().path("security");
        JsonNode is = after.node().path("security");
        if (was.isEmpty() && !is.isEmpty() && is.valueStream().noneMatch(JsonNode::isEmpty)) {
            comparison.add(comparison.after().at(is, after.id() + " needs credentials now"));
        }
        for (int i = 0; i < was.size(); i++) {
            JsonNode alternative = was.get(i);
            if (!is.isEmpty() && is.valueStream().noneMatch(now -> asksNoMore(now, alternative))) {
                comparison.add(
                        comparison.before().at(was, String.valueOf(i), name(alternative) + " lets nobody in any more"));
            }
        }
    }

    private static boolean asksNoMore(JsonNode now, JsonNode before) {
        return now.propertyStream()
                .allMatch(scheme -> before.has(scheme.getKey())
                        && before.path(scheme.getKey())
                                .valueStream()
                                .toList()
                                .containsAll(scheme.getValue().valueStream().toList()));
    }

    private static String name(JsonNode alternative) {
        return alternative
                .propertyStream()
                .map(scheme -> scheme.getValue().isEmpty()
                        ? scheme.getKey()
                        : scheme.getKey() + " with "
                                + scheme.getValue()
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(" and "));
    }
}
