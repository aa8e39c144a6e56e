package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.compatibility.diff.Diff;
import com.eiam.accounts.openapi.compatibility.diff.Pair;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Compares security schemes and permission codes: a caller that was allowed must stay allowed. */
record SecurityBreaks(Diff diff) {

    private static final List<String> SCHEME = List.of("type", "scheme", "in", "name", "openIdConnectUrl");
    private static final List<String> FLOW = List.of("tokenUrl", "authorizationUrl", "refreshUrl");

    private static final String CHANGED = " was %s and is %s";
    private static final String ABSENT = "not stated";

    /** Compares what {@code components/securitySchemes} declares. */
    void schemes() {
        Pair schemes = diff.at("/components/securitySchemes");
        schemes.forEach("security scheme", name -> {
            SCHEME.forEach(key -> schemes.at(name).changed(key, key + CHANGED, ABSENT));
            Pair flows = schemes.at(name).at("flows");
            flows.forEach("flow", flow -> {
                FLOW.forEach(key -> flows.at(flow).changed(key, key + CHANGED, ABSENT));
                flows.at(flow).at("scopes").forEach("permission code", code -> {});
            });
        });
    }

    void compare(Operation before, Operation after) {
        JsonNode released = before.node().path("security");
        JsonNode current = after.node().path("security");
        if (released.isEmpty() && !current.isEmpty() && current.valueStream().noneMatch(JsonNode::isEmpty)) {
            diff.breaks().add(diff.after().at(current, after.id() + " needs credentials now"));
        }
        for (int i = 0; i < released.size(); i++) {
            List<String> known = demands(released.get(i));
            if (!current.isEmpty() && current.valueStream().noneMatch(now -> isMet(demands(now), known))) {
                String caller = known.isEmpty() ? "access without credentials" : String.join(" and ", known);
                String reason = caller + " lets nobody in any more";
                diff.breaks().add(diff.before().at(released, String.valueOf(i), reason));
            }
        }
    }

    /** What an alternative demands, such as {@code basic} or {@code bearer with read}. */
    private static List<String> demands(JsonNode alternative) {
        return alternative
                .propertyStream()
                .flatMap(scheme -> scheme.getValue().isEmpty()
                        ? Stream.of(scheme.getKey())
                        : scheme.getValue().valueStream().map(code -> scheme.getKey() + " with " + code.asString()))
                .toList();
    }

    /** Whether callers that met the known demands meet these: a scheme without codes takes those with codes, too. */
    private static boolean isMet(List<String> demands, List<String> known) {
        return demands.stream()
                .allMatch(demand -> known.stream().anyMatch(met -> (met + " ").startsWith(demand + " ")));
    }
}
