package com.eiam.accounts.contracts.verifier.faults.server;

import com.eiam.accounts.tenant.Tenant;
import com.eiam.accounts.tenant.TenantFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the correct server has stored, read and changed without any fault. */
public final class Stored {

    public static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    public static final Tenant TENANT = TenantFile.contractTenant();

    private static final int LARGEST_PAGE = 100;

    private final Api api;

    public Stored(Api api) {
        this.api = api;
    }

    public static boolean creates(Call call) {
        return call.operation().startsWith("create");
    }

    public static boolean writesAccount(Call call) {
        return creates(call) || call.is("updateAccount");
    }

    /** The call with another body; the very same call if the change makes no difference. */
    public static Call edit(Call call, UnaryOperator<ObjectNode> change) {
        JsonNode before = call.json().orElse(JSON.nullNode());
        if (!(before instanceof ObjectNode body)) {
            return call;
        }
        ObjectNode after = change.apply(body.deepCopy());
        return after.equals(before) ? call : call.withBody((JsonNode) after);
    }

    /** A text of the body; empty if there is none. */
    public static Optional<String> text(Call call, String key) {
        return call.json()
                .map(json -> json.path(key))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    public static JsonNode value(Call call, String key) {
        return call.json().map(json -> json.path(key)).orElse(JSON.missingNode());
    }

    public String app(Call call) {
        return api.pathValue(call, "app_id");
    }

    public String account(Call call) {
        return api.pathValue(call, "account_id");
    }

    public Optional<Tenant.App> application(Call call) {
        return TENANT.applications().stream()
                .filter(application -> application.appId().equals(app(call)))
                .findFirst();
    }

    /** Whether a call names several roles of its application, which lets an account have only one. */
    public boolean namesTooManyRoles(Call call) {
        return application(call)
                .filter(application -> !application.severalRoles())
                .filter(application -> call.texts("role_ids").stream()
                                .distinct()
                                .filter(id -> application.role(id).isPresent())
                                .count()
                        > 1)
                .isPresent();
    }

    /** The organisations of all applications. */
    public static Stream<Tenant.Organisation> organisations() {
        return TENANT.applications().stream().flatMap(application -> application.organisations().stream());
    }

    /** The account of the call's path; empty if there is none. */
    public Optional<ObjectNode> read(Call call, CorrectServer server) {
        return server.also(api.sameAccount(call, "getAccount").withBearer(server.token("sandbox")))
                .json()
                .filter(json -> json.has("id"));
    }

    /** A free attribute of the account of the call's path. */
    public ObjectNode extension(Call call, CorrectServer server) {
        return read(call, server)
                .map(account -> (ObjectNode) account.path("extension"))
                .orElseGet(JSON::objectNode);
    }

    /** All accounts of the call's application. */
    public List<JsonNode> accounts(Call call, CorrectServer server, String type) {
        String path = api.path("listAccounts", Map.of("app_id", app(call)));
        return pages(server, path, "account_type=" + type + "&", "accounts");
    }

    /** All users who are bound to the account of the call's path. */
    public List<JsonNode> users(Call call, CorrectServer server) {
        String path = api.path("listPublicAccountUsers", Map.of("app_id", app(call), "account_id", account(call)));
        return pages(server, path, "", "associated_users");
    }

    private static List<JsonNode> pages(CorrectServer server, String path, String query, String list) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 0; all.size() == page * LARGEST_PAGE; page++) {
            Answer answer =
                    server.also(new Call("", "GET", path, query + "limit=100&offset=" + page, Map.of(), new byte[0])
                            .withBearer(server.token("sandbox")));
            List<JsonNode> rows = answer.json().stream()
                    .flatMap(json -> json.path(list).valueStream())
                    .toList();
            all.addAll(rows);
            if (rows.isEmpty()) {
                break;
            }
        }
        return all;
    }

    /** Sends another change of the account of the call's path. */
    public Answer change(Call call, CorrectServer server, String operation, String body) {
        return server.also(api.sameAccount(call, operation)
                .withBearer(server.token("sandbox"))
                .withBody(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends another change of an account, with a list of texts. */
    public Answer change(
            Call call, CorrectServer server, String account, String operation, String key, List<String> texts) {
        return change(call, server, operation, account, body(key, texts));
    }

    /** Sends the same change for all accounts of a type in the call's application, with a list of texts. */
    public void changeAll(
            Call call, CorrectServer server, String type, String operation, String key, List<String> texts) {
        accounts(call, server, type)
                .forEach(account -> change(call, server, account.path("id").stringValue(), operation, key, texts));
    }

    /** Sends another change of an account of the call's application. */
    public Answer change(Call call, CorrectServer server, String operation, String account, JsonNode body) {
        return server.also(
                of(call, operation, account).withBearer(server.token("sandbox")).withBody(body));
    }

    /** What a read of an account of the call's application shows; empty if it is refused. */
    public Optional<ObjectNode> read(Call call, CorrectServer server, String operation, String account) {
        Answer answer = server.also(of(call, operation, account).withBearer(server.token("sandbox")));
        return answer.success() ? answer.json() : Optional.empty();
    }

    /** A call for an account of the call's application. */
    public Call of(Call call, String operation, String account) {
        String method = api.routes().stream()
                .filter(route -> route.operation().equals(operation))
                .findFirst()
                .orElseThrow()
                .method();
        String path = api.path(operation, Map.of("app_id", app(call), "account_id", account));
        return new Call(operation, method, path, "", Map.of("Content-Type", "application/json"), new byte[0]);
    }

    /** The account that a creation has made. */
    public static String created(Answer answer) {
        return answer.json().orElseThrow().path("account_id").stringValue();
    }

    public static ObjectNode body(String key, List<String> texts) {
        ObjectNode body = JSON.objectNode();
        texts.forEach(body.putArray(key)::add);
        return body;
    }

    /** The answer to credentials that no client has. */
    public static Answer unknownClient(Answer answer) {
        return answer.withStatus(401)
                .withHeader("WWW-Authenticate", "Basic realm=\"eiam\"")
                .withBody((JsonNode) JSON.objectNode().put("error", "invalid_client"));
    }

    /** A refusal of the call, if the correct server would accept it. */
    public static Answer refuse(Call call, CorrectServer server, String code) throws IOException {
        Answer right = server.pretend(call);
        return right.success() ? right.refusing(code) : right;
    }

    /** The answer of a creation. */
    public static Answer reference(Answer answer, int status, String account) {
        return answer.withStatus(status).withBody((JsonNode) JSON.objectNode().put("account_id", account));
    }

    /** The answer with something else of each account, if getAccount or listAccounts shows it. */
    public static Answer shown(Call call, Answer answer, Consumer<ObjectNode> change) {
        if (!answer.success() || !call.is("getAccount") && !call.is("listAccounts")) {
            return answer;
        }
        return answer.mapObject(json -> {
            if (call.is("getAccount")) {
                change.accept(json);
            } else {
                json.path("accounts").forEach(row -> change.accept((ObjectNode) row));
            }
            return json;
        });
    }

    /** Answers a call, and forgets what it has changed if that is so. */
    public static Answer answer(Call call, CorrectServer server, boolean forgets) throws IOException {
        return forgets ? server.pretend(call) : server.answer(call);
    }
}
