package com.eiam.accounts.contracts.verifier.faults.entries;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.LISTS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Servers that give roles wrongly, or show them wrongly. */
final class GrantFaults implements Faults {

    private static final List<Tenant.Role> ROLES = Stored.TENANT.applications().stream()
            .flatMap(application -> application.roles().stream())
            .toList();

    private final Stored stored;

    GrantFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(results(), roles(), held()).flatMap(faults -> faults);
    }

    private static Stream<Fault> results() {
        return Stream.of(
                list(
                        "sorts success_list",
                        "success_list",
                        ids -> ids.sorted((a, b) -> a.stringValue().compareTo(b.stringValue()))),
                list(
                        "leaves unknown ids out of fail_list",
                        "fail_list",
                        ids -> ids.filter(id ->
                                ROLES.stream().anyMatch(role -> role.roleId().equals(id.stringValue())))),
                Fault.changedResponse(
                        LISTS,
                        "puts a second role into fail_list where one is allowed",
                        (call, answer) -> answer.code().equals("APP.ROLE.0004")
                                ? answer.withStatus(200).withBody((JsonNode) failed(call))
                                : answer));
    }

    private static JsonNode failed(Call call) {
        var json = Stored.JSON.objectNode();
        json.putArray("success_list");
        call.texts("role_ids").stream().distinct().forEach(json.putArray("fail_list")::add);
        return json;
    }

    private static Fault list(String name, String key, Function<Stream<JsonNode>, Stream<JsonNode>> change) {
        return Fault.changedResponse(LISTS, name, (call, answer) -> {
            boolean has = answer.json().filter(json -> json.path(key).isArray()).isPresent();
            return has
                    ? answer.mapObject(json -> {
                        ArrayNode ids = Stored.JSON.arrayNode();
                        change.apply(json.path(key).valueStream()).forEach(ids::add);
                        return json.set(key, ids);
                    })
                    : answer;
        });
    }

    private Stream<Fault> roles() {
        return Stream.of(
                new Fault(
                        LISTS,
                        "counts unknown roles where one is allowed",
                        (call, server) -> call.is("addAccountRoles")
                                        && call.texts("role_ids").stream()
                                                        .distinct()
                                                        .count()
                                                > 1
                                        && stored.application(call)
                                                .filter(application ->
                                                        application.roleModel() && !application.severalRoles())
                                                .isPresent()
                                ? Stored.refuse(call, server, "APP.ROLE.0004")
                                : server.answer(call)),
                rewritten(
                        "finds roles regardless of case",
                        (role, text) -> role.roleId().equalsIgnoreCase(text)),
                rewritten(
                        "takes the code of a role for its id",
                        (role, text) -> role.roleCode().equals(text)),
                rewritten(
                        "takes a role of another application for its own of the same code",
                        (role, text) -> ROLES.stream()
                                .anyMatch(other -> other.roleId().equals(text)
                                        && other.roleCode().equals(role.roleCode()))),
                new Fault(
                        LISTS,
                        "refuses to remove two roles where one is allowed",
                        (call, server) -> call.is("removeAccountRoles") && stored.namesTooManyRoles(call)
                                ? Stored.refuse(call, server, "APP.ROLE.0004")
                                : server.answer(call)),
                grantedAgain());
    }

    /** A server that keeps a mark at a role that was taken, and looks at it when it collects functions. */
    private Fault grantedAgain() {
        Map<String, Set<String>> taken = new ConcurrentHashMap<>();
        return new Fault(LISTS, "shows no functions of a role that an account has again", (call, server) -> {
            Answer answer = server.answer(call);
            Set<String> marked = taken.computeIfAbsent(stored.account(call), account -> ConcurrentHashMap.newKeySet());
            if (call.is("removeAccountRoles") && answer.success()) {
                marked.addAll(call.texts("role_ids"));
            }
            return call.is("getAccountPermissions") && answer.success() && !marked.isEmpty()
                    ? answer.mapObject(json -> {
                        Set<String> functions = json.path("roles")
                                .valueStream()
                                .map(role -> role.path("id").stringValue())
                                .filter(id -> !marked.contains(id))
                                .flatMap(id -> ROLES.stream()
                                        .filter(role -> role.roleId().equals(id)))
                                .flatMap(role -> role.functionPermissions().stream())
                                .map(Tenant.Permission::id)
                                .collect(Collectors.toSet());
                        ((ArrayNode) json.path("funcPerms"))
                                .removeIf(function ->
                                        !functions.contains(function.path("id").stringValue()));
                        return json;
                    })
                    : answer;
        });
    }

    /** Servers that treat the roles that an account holds otherwise, or all roles of some accounts. */
    private Stream<Fault> held() {
        return Stream.of(
                new Fault(LISTS, "names new roles before those that the account held", (call, server) -> {
                    List<String> held = call.is("addAccountRoles") ? held(call, server) : List.of();
                    Answer answer = server.answer(call);
                    return held.isEmpty()
                            ? answer
                            : sorted(
                                    answer,
                                    "success_list",
                                    Comparator.comparing(id -> held.contains(id.stringValue())));
                }),
                Fault.changedResponse(
                        LISTS,
                        "names unknown roles after those that the account does not hold",
                        (call, answer) -> sorted(
                                answer,
                                "fail_list",
                                Comparator.comparing(id -> stored.application(call)
                                        .flatMap(application -> application.role(id.stringValue()))
                                        .isEmpty()))),
                new Fault(
                        LISTS,
                        "removes no roles of a disabled account, and acknowledges it",
                        (call, server) -> Stored.answer(
                                call,
                                server,
                                call.is("removeAccountRoles")
                                        && stored.read(call, server)
                                                .filter(account ->
                                                        account.path("disabled").booleanValue())
                                                .isPresent())),
                new Fault(
                        LISTS,
                        "counts unknown roles beside the one that the account holds where one is allowed",
                        (call, server) -> call.is("addAccountRoles")
                                        && allowsOne(call)
                                        && !held(call, server).isEmpty()
                                        && call.texts("role_ids").stream().noneMatch(id -> isOwn(call, id))
                                ? Stored.refuse(call, server, "APP.ROLE.0004")
                                : server.answer(call)),
                Fault.changedResponse(
                        LISTS,
                        "does not count roles beside an unknown one where one is allowed",
                        (call, answer) -> answer.code().equals("APP.ROLE.0004")
                                        && !call.texts("role_ids").stream().allMatch(id -> isOwn(call, id))
                                ? answer.withStatus(200).withBody((JsonNode) failed(call))
                                : answer));
    }

    private static Answer sorted(Answer answer, String key, Comparator<JsonNode> order) {
        return answer.mapObject(json -> {
            List<JsonNode> ids = json.path(key).valueStream().sorted(order).toList();
            if (!ids.isEmpty()) {
                json.putArray(key).addAll(ids);
            }
            return json;
        });
    }

    private List<String> held(Call call, CorrectServer server) {
        return stored.read(call, server).stream()
                .flatMap(account -> account.path("roles").valueStream())
                .map(role -> role.path("role_id").stringValue())
                .toList();
    }

    private boolean allowsOne(Call call) {
        return stored.application(call)
                .filter(application -> application.roleModel() && !application.severalRoles())
                .isPresent();
    }

    private boolean isOwn(Call call, String id) {
        return stored.application(call)
                .flatMap(application -> application.role(id))
                .isPresent();
    }

    private Fault rewritten(String name, java.util.function.BiPredicate<Tenant.Role, String> finds) {
        return Fault.changedRequest(
                LISTS,
                name,
                call -> Stored.edit(call, json -> {
                    if (json.path("role_ids") instanceof ArrayNode ids) {
                        List<Tenant.Role> own =
                                stored.application(call).map(Tenant.App::roles).orElse(List.of());
                        for (int i = 0; i < ids.size(); i++) {
                            String text = ids.get(i).asString("");
                            int at = i;
                            own.stream()
                                    .filter(role -> finds.test(role, text))
                                    .findFirst()
                                    .ifPresent(role -> ids.set(at, role.roleId()));
                        }
                    }
                    return json;
                }));
    }
}
