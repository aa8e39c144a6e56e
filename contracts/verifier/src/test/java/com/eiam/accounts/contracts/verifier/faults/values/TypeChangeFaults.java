package com.eiam.accounts.contracts.verifier.faults.values;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that cannot change a free attribute of one type into one of another type. */
final class TypeChangeFaults implements Faults {

    private enum Type {
        TEXT("text", JsonNode::isString),
        WHOLE("whole number", JsonNode::isIntegralNumber),
        FRACTION("fraction", value -> value.isNumber() && !value.isIntegralNumber()),
        BOOLEAN("boolean", JsonNode::isBoolean),
        LIST("list", JsonNode::isArray);

        private final String words;
        private final Predicate<JsonNode> has;

        Type(String words, Predicate<JsonNode> has) {
            this.words = words;
            this.has = has;
        }
    }

    private final Stored stored;

    TypeChangeFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                kept(Type.TEXT, Type.FRACTION),
                kept(Type.WHOLE, Type.BOOLEAN),
                kept(Type.FRACTION, Type.TEXT),
                kept(Type.FRACTION, Type.BOOLEAN),
                kept(Type.FRACTION, Type.LIST),
                kept(Type.BOOLEAN, Type.TEXT),
                kept(Type.BOOLEAN, Type.FRACTION),
                kept(Type.BOOLEAN, Type.LIST),
                kept(Type.LIST, Type.WHOLE),
                kept(Type.LIST, Type.FRACTION),
                kept(Type.LIST, Type.BOOLEAN));
    }

    private Fault kept(Type from, Type to) {
        return new Fault(
                Kind.VALUES, "keeps a " + from.words + " of extension that becomes a " + to.words, (call, server) -> {
                    if (!call.is("updateAccount")
                            || !Stored.value(call, "extension").isObject()) {
                        return server.answer(call);
                    }
                    ObjectNode before = stored.extension(call, server);
                    return server.answer(Stored.edit(call, json -> {
                        ObjectNode extension = json.path("extension").asObject();
                        List<String> kept = extension
                                .propertyStream()
                                .filter(value ->
                                        to.has.test(value.getValue()) && from.has.test(before.path(value.getKey())))
                                .map(Map.Entry::getKey)
                                .toList();
                        extension.remove(kept);
                        return json;
                    }));
                });
    }
}
