package com.eiam.accounts.contracts.verifier.faults.entries;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHANGES;
import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHECKS;
import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.VALUES;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.CorrectServer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that add and remove the usual roles, and are wrong for repeated, unknown, held and single ones. */
final class RoleFaults implements Faults {

    private static final String ADD = "addAccountRoles";
    private static final String REMOVE = "removeAccountRoles";
    private static final String ROLES = "role_ids";

    /** Applications of the contract tenant in which one account can have one role: payroll and clinic. */
    private static final Set<String> ONE_ROLE =
            Set.of("20220413143230118-84CE-07AF5D912", "20220413150500620-7095-D142AFBE8");

    private final Api api;

    RoleFaults(Api api) {
        this.api = api;
    }

    @Override
    public Stream<Fault> all() {
        return Stream.concat(oneRole(), roles());
    }

    private Stream<Fault> oneRole() {
        return Stream.of(
                refusedRole("refuses the first role where only one is allowed", (held, asked) -> held.isEmpty()),
                refusedRole("refuses the role that the account has where only one is allowed", Set::containsAll),
                refusedRole("counts unknown roles where only one is allowed", (held, asked) -> asked.size() > 1),
                new Fault(
                        CHECKS,
                        "counts a repeated role twice where only one is allowed",
                        (call, server) -> isOneRole(call)
                                        && call.texts(ROLES).size()
                                                > Set.copyOf(call.texts(ROLES)).size()
                                ? server.answer(call).refusing("APP.ROLE.0004")
                                : server.answer(call)),
                Fault.changedRequest(
                        CHECKS,
                        "grants the first of several roles where only one is allowed",
                        call -> isOneRole(call) ? call.withFirst(ROLES, 1) : call),
                new Fault(CHANGES, "grants a role and then refuses the second one", (call, server) -> {
                    Answer answer = server.answer(call);
                    if (call.is(ADD) && answer.code().equals("APP.ROLE.0004")) {
                        server.also(call.withFirst(ROLES, 1));
                    }
                    return answer;
                }));
    }

    private Stream<Fault> roles() {
        return Stream.of(
                Fault.seeingOnly(ADD, ROLES, 1),
                Fault.seeingOnly(REMOVE, ROLES, 2),
                new Fault(CHANGES, "replaces the roles in addAccountRoles", (call, server) -> {
                    Set<String> before = call.is(ADD) ? held(call, server) : new LinkedHashSet<>();
                    Answer answer = server.answer(call);
                    before.removeAll(call.texts(ROLES));
                    if (answer.success() && !before.isEmpty()) {
                        server.also(api.sameAccount(call, REMOVE).withBody(Stored.body(ROLES, List.copyOf(before))));
                    }
                    return answer;
                }),
                lists("reports a repeated role twice", (call, json) -> {
                    Set<String> done = texts(json.path("success_list"));
                    ArrayNode all = json.putArray("success_list");
                    call.texts(ROLES).stream().filter(done::contains).forEach(all::add);
                }),
                lists("reports roles that other applications have as done", (call, json) -> {
                    List<String> known = api.identifiers("role_id");
                    Set<String> failed = texts(json.path("fail_list"));
                    ArrayNode done = (ArrayNode) json.path("success_list");
                    failed.stream().filter(known::contains).forEach(done::add);
                    ArrayNode rest = json.putArray("fail_list");
                    failed.stream().filter(role -> !known.contains(role)).forEach(rest::add);
                }),
                lists("reports roles in the order of their ids", (call, json) -> {
                    Set<String> done = texts(json.path("success_list"));
                    ArrayNode sorted = json.putArray("success_list");
                    done.stream().sorted().forEach(sorted::add);
                }));
    }

    private Fault refusedRole(String name, BiPredicate<Set<String>, List<String>> refused) {
        return new Fault(CHECKS, name, (call, server) -> {
            boolean wrong = isOneRole(call) && refused.test(held(call, server), call.texts(ROLES));
            Answer answer = wrong ? server.pretend(call) : server.answer(call);
            return wrong && answer.success() ? answer.refusing("APP.ROLE.0004") : answer;
        });
    }

    private static Fault lists(String name, BiConsumer<Call, ObjectNode> change) {
        return Fault.changedResponse(
                VALUES,
                name,
                (call, answer) -> (call.is(ADD) || call.is(REMOVE)) && answer.success()
                        ? answer.mapObject(json -> {
                            change.accept(call, json);
                            return json;
                        })
                        : answer);
    }

    private boolean isOneRole(Call call) {
        return call.is(ADD) && ONE_ROLE.contains(api.pathValue(call, "app_id"));
    }

    private Set<String> held(Call call, CorrectServer server) {
        Set<String> held = new LinkedHashSet<>();
        server.also(api.sameAccount(call, "getAccount"))
                .json()
                .ifPresent(account -> account.path("roles")
                        .forEach(role -> held.add(role.path("role_id").stringValue())));
        return held;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(value -> texts.add(value.stringValue()));
        return texts;
    }
}
