package com.eiam.accounts.contracts.verifier.faults.names;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.NameKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Servers that give a new account what a deleted or renamed account of its name has had. */
final class InheritanceFaults implements Faults {

    private final Stored stored;

    InheritanceFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of("deleteAccount", "updateAccount").flatMap(operation -> {
            String former = operation.equals("deleteAccount") ? "deleted" : "renamed";
            return Stream.of(
                    inherits(operation, "the roles of a " + former + " account", this::roles),
                    inherits(operation, "the users of a " + former + " account", this::users),
                    inherits(operation, "the owner of a " + former + " account", this::owner),
                    inherits(operation, "the display name of a " + former + " account", this::name),
                    inherits(operation, "the free attributes of a " + former + " account", this::extension));
        });
    }

    /** A new account, and what an account of its name has had. */
    private record Heir(Call call, CorrectServer server, String account, ObjectNode former) {}

    private Fault inherits(String operation, String what, Consumer<Heir> gift) {
        Map<String, ObjectNode> former = new ConcurrentHashMap<>();
        return new Fault(CHANGES, "gives " + what + " to a new one of its name", (call, server) -> {
            ObjectNode before = call.is(operation) ? all(call, server) : JsonNodeFactory.instance.objectNode();
            Answer answer = server.answer(call);
            if (answer.success() && before.has("account_name")) {
                former.put(key(call, before.path("account_name").asString()), before);
            }
            if (answer.success() && Stored.creates(call)) {
                ObjectNode same =
                        former.get(key(call, Stored.text(call, "account_name").orElse("")));
                if (same != null) {
                    gift.accept(new Heir(call, server, Stored.created(answer), same));
                }
            }
            return answer;
        });
    }

    private String key(Call call, String name) {
        return stored.app(call) + NameKey.of(name);
    }

    private ObjectNode all(Call call, CorrectServer server) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        String account = stored.account(call);
        stored.read(call, server, "getAccount", account).ifPresent(all::setAll);
        stored.read(call, server, "getPublicAccountOwner", account).ifPresent(all::setAll);
        Call users = stored.of(call, "listPublicAccountUsers", account)
                .withQuery("offset=0&limit=100")
                .withBearer(server.token("sandbox"));
        server.also(users).json().ifPresent(all::setAll);
        return all;
    }

    private void roles(Heir heir) {
        JsonNode roles = heir.former().path("roles");
        give(
                heir,
                "addAccountRoles",
                Stored.body(
                        "role_ids",
                        roles.valueStream()
                                .map(role -> role.path("role_id").stringValue())
                                .toList()));
    }

    private void users(Heir heir) {
        JsonNode users = heir.former().path("associated_users");
        give(
                heir,
                "bindPublicAccountUsers",
                Stored.body(
                        "user_names",
                        users.valueStream()
                                .map(user -> user.path("userName").stringValue())
                                .toList()));
    }

    private void owner(Heir heir) {
        give(
                heir,
                "bindPublicAccountOwner",
                JsonNodeFactory.instance
                        .objectNode()
                        .set("user_name", heir.former().path("user_name")));
    }

    private void name(Heir heir) {
        update(heir, "name");
    }

    private void extension(Heir heir) {
        update(heir, "extension");
    }

    private void update(Heir heir, String key) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("account_name", Stored.text(heir.call(), "account_name").orElse(""));
        give(heir, "updateAccount", body.set(key, heir.former().path(key)));
    }

    private void give(Heir heir, String operation, JsonNode body) {
        stored.change(heir.call(), heir.server(), operation, heir.account(), body);
    }
}
