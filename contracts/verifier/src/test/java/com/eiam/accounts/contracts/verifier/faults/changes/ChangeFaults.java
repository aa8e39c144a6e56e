package com.eiam.accounts.contracts.verifier.faults.changes;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Repairs;
import com.eiam.accounts.contracts.verifier.faults.server.RequestSchemas;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that answer correctly, and change the wrong things. */
final class ChangeFaults implements Faults {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Api api;
    private final RequestSchemas schemas;
    private final Repairs repairs;

    ChangeFaults(Api api) {
        this.api = api;
        this.schemas = new RequestSchemas(api.spec());
        this.repairs = new Repairs(schemas);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(api.changes().map(this::lost), fieldsLost(), sideEffects(), partialChanges())
                .flatMap(faults -> faults);
    }

    private Fault lost(String operation) {
        return new Fault(
                CHANGES,
                "acknowledges " + operation + " and changes nothing",
                (call, server) -> call.is(operation) ? server.pretend(call) : server.answer(call));
    }

    private Stream<Fault> fieldsLost() {
        Stream<Fault> forgotten = api.changes()
                .flatMap(operation -> schemas.optional(operation)
                        // No read ever shows a password.
                        .filter(field -> !field.equals("password"))
                        .map(field -> ignoring(operation, field)));
        return Stream.concat(
                forgotten,
                Stream.of(new Fault(
                        CHANGES, "replaces free attributes instead of merging them", this::replaceExtension)));
    }

    private Fault ignoring(String operation, String field) {
        return Fault.changedRequest(
                CHANGES,
                "forgets " + field + " in " + operation,
                // The server still checks the field.
                call -> call.is(operation) && repairs.keepsAllRules(call)
                        ? call.mapObject(json -> json.without(field))
                        : call);
    }

    /** Removes the attributes that the request does not name. */
    private Answer replaceExtension(Call call, CorrectServer server) throws IOException {
        if (!call.is("updateAccount")
                || call.json().filter(json -> json.path("extension").isObject()).isEmpty()) {
            return server.answer(call);
        }
        JsonNode before = server.also(api.sameAccount(call, "getAccount").withBearer(server.token("sandbox")))
                .json()
                .map(json -> json.path("extension"))
                .orElse(JSON.objectNode());
        return server.answer(call.mapObject(json -> {
            ObjectNode extension = json.withObject("extension");
            before.propertyNames().forEach(key -> {
                if (!extension.has(key)) {
                    extension.putNull(key);
                }
            });
            return json;
        }));
    }

    private Stream<Fault> sideEffects() {
        UnaryOperator<ObjectNode> renamed = json -> json.put("name", "changed by the way");
        return Stream.of(
                after(
                        "updateAccount",
                        "also disables the account",
                        (call, server) -> api.sameAccount(call, "disableAccount")),
                after("enableAccount", "also changes the name", (call, server) -> update(call, server, renamed)),
                after(
                        "disableAccount",
                        "also changes a free attribute",
                        (call, server) -> update(
                                call,
                                server,
                                json -> json.set("extension", JSON.objectNode().put("disabled_by", "server")))),
                after(
                        "addAccountRoles",
                        "also disables the account",
                        (call, server) -> api.sameAccount(call, "disableAccount")),
                after(
                        "removeAccountRoles",
                        "also takes a role that was not named",
                        (call, server) -> roles(call, "removeAccountRoles")),
                after(
                        "bindPublicAccountUsers",
                        "also binds another user",
                        (call, server) -> users(call, "bindPublicAccountUsers")),
                after(
                        "unbindPublicAccountUsers",
                        "also unbinds the others",
                        (call, server) -> users(call, "unbindPublicAccountUsers")));
    }

    private Fault after(String operation, String what, BiFunction<Call, CorrectServer, Call> more) {
        return new Fault(CHANGES, what + " in " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation) && answer.success()) {
                server.also(more.apply(call, server));
            }
            return answer;
        });
    }

    /** An update must have the account's name, and this one keeps it. */
    private Call update(Call call, CorrectServer server, UnaryOperator<ObjectNode> fields) {
        String name = server.also(api.sameAccount(call, "getAccount"))
                .json()
                .map(account -> account.path("account_name").stringValue())
                .orElseThrow();
        return api.sameAccount(call, "updateAccount")
                .withBody((JsonNode) fields.apply(JSON.objectNode().put("account_name", name)));
    }

    /** All roles that there are. */
    private Call roles(Call call, String operation) {
        return withAll(call, operation, "role_id");
    }

    /** All users that there are. */
    private Call users(Call call, String operation) {
        return withAll(call, operation, "user_name");
    }

    private Call withAll(Call call, String operation, String kind) {
        ArrayNode all = JSON.arrayNode();
        api.identifiers(kind).forEach(all::add);
        return api.sameAccount(call, operation)
                .withBody((JsonNode) JSON.objectNode().set(kind + "s", all));
    }

    private Stream<Fault> partialChanges() {
        return Stream.of(
                refused("bindPublicAccountUsers", "binds the users that exist", ChangeFaults::firstOnly),
                refused("unbindPublicAccountUsers", "unbinds the users that exist", ChangeFaults::firstOnly),
                refusedAndMore(
                        "addAccountRoles",
                        "takes the roles that the account has",
                        call -> roles(call, "removeAccountRoles")),
                refused("updateAccount", "changes the other fields", body -> body.without("org_code")));
    }

    /** A list with its first entry. */
    private static ObjectNode firstOnly(ObjectNode body) {
        if (body.path("user_names").size() > 1) {
            body.set("user_names", JSON.arrayNode().add(body.path("user_names").get(0)));
        }
        return body;
    }

    /** The server refuses, but changes a part nevertheless. */
    private Fault refused(String operation, String what, UnaryOperator<ObjectNode> rest) {
        return refusedAndMore(operation, what, call -> call.mapObject(rest));
    }

    private Fault refusedAndMore(String operation, String what, UnaryOperator<Call> more) {
        return new Fault(CHANGES, what + ", though it refuses " + operation, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation) && !answer.success()) {
                server.also(more.apply(call));
            }
            return answer;
        });
    }
}
