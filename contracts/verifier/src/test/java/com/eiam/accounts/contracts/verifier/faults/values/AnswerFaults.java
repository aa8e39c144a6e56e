package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.SHAPE;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that store everything correctly and show it wrongly. */
final class AnswerFaults implements Faults {

    private final Stored stored;

    AnswerFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(accounts(), lists(), permissions(), texts()).flatMap(faults -> faults);
    }

    private Stream<Fault> accounts() {
        Map<String, String> codes = Stored.organisations()
                .collect(Collectors.toMap(Tenant.Organisation::orgId, Tenant.Organisation::orgCode));
        return Stream.of(
                everyAccount("answers an empty display name instead of null", account -> {
                    if (account.path("name").isNull()) {
                        account.put("name", "");
                    }
                }),
                rows("answers the code of an organisation as org_id", "listAccounts", "accounts", account -> {
                    String id = account.path("org_id").asString("");
                    if (codes.containsKey(id)) {
                        account.put("org_id", codes.get(id));
                    }
                }),
                everyAccount(
                        "answers the code of a role as its name",
                        account -> account.path("roles")
                                .valueStream()
                                .forEach(role -> ((ObjectNode) role).set("role_name", role.path("role_code")))),
                everyAccount(
                        "lets free attributes replace fields of the same name",
                        account -> account.path("extension").properties().forEach(entry -> {
                            if (account.has(entry.getKey())) {
                                account.set(entry.getKey(), entry.getValue());
                            }
                        })),
                new Fault(SHAPE, "answers whether the account is disabled for its owner", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("getPublicAccountOwner") && answer.success()
                            ? answer.mapObject(json -> json.set(
                                    "disabled",
                                    stored.read(call, server).orElseThrow().path("disabled")))
                            : answer;
                }));
    }

    private static Fault everyAccount(String name, Consumer<ObjectNode> change) {
        return Fault.changedResponse(
                SHAPE,
                name,
                (call, answer) -> call.method().equals("GET") && answer.success()
                        ? answer.mapObject(json -> {
                            if (json.has("account_type")) {
                                change.accept(json);
                            }
                            json.path("accounts").valueStream().forEach(account -> change.accept((ObjectNode) account));
                            return json;
                        })
                        : answer);
    }

    private static Fault rows(String name, String operation, String list, Consumer<ObjectNode> change) {
        return answers(name, operation, json -> {
            json.path(list).valueStream().forEach(row -> change.accept((ObjectNode) row));
            return json;
        });
    }

    private static Fault answers(String name, String operation, UnaryOperator<ObjectNode> change) {
        return Fault.changedResponse(
                SHAPE,
                name + " in " + operation,
                (call, answer) -> call.is(operation) && answer.success() ? answer.mapObject(change) : answer);
    }

    private Stream<Fault> lists() {
        return Stream.of(
                rows(
                        "answers that no user is disabled",
                        "listPublicAccountUsers",
                        "associated_users",
                        user -> user.put("disabled", false)),
                answers(
                        "counts no more than twenty",
                        "listAccounts",
                        json -> json.put(
                                "total", Math.min(20, json.path("total").intValue()))),
                new Fault(SHAPE, "begins the second page of users with the last user of the first", (call, server) -> {
                    Answer answer = server.answer(call);
                    boolean later = call.parameters().stream()
                            .anyMatch(pair -> pair.name().equals("offset")
                                    && !pair.value().matches("0+"));
                    return call.is("listPublicAccountUsers") && answer.success() && later
                            ? answer.mapObject(json -> {
                                List<JsonNode> all = stored.users(call, server);
                                ArrayNode page = (ArrayNode) json.path("associated_users");
                                if (!page.isEmpty()) {
                                    int first = all.indexOf(page.get(0));
                                    page.insert(0, all.get(first - 1)).remove(page.size() - 1);
                                }
                                return json;
                            })
                            : answer;
                }),
                new Fault(SHAPE, "lists basic accounts among the public ones", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("listAccounts")
                                    && answer.success()
                                    && call.query().contains("PUBLIC_ACCOUNT")
                            ? answer.mapObject(json -> {
                                List<JsonNode> basic = stored.accounts(call, server, "BASIC_ACCOUNT");
                                return json.put("total", json.path("total").intValue() + basic.size());
                            })
                            : answer;
                }),
                Fault.changedRequest(SHAPE, "counts pages of permissions in steps of fifty", call -> {
                    boolean second =
                            call.is("listAccountPermissions") && call.query().matches(".*offset=[1-9].*");
                    return second ? call.withQuery(call.query().replaceAll("limit=[1-9]\\d*", "limit=50")) : call;
                }));
    }

    private Stream<Fault> permissions() {
        return Stream.of(
                answers("answers the data of the first role only", "getAccountPermissions", json -> {
                    if (json.path("roles").size() > 1 && json.path("dataPerms").size() > 1) {
                        ((ArrayNode) json.path("dataPerms"))
                                .remove(json.path("dataPerms").size() - 1);
                    }
                    return json;
                }),
                rows(
                        "answers the id of data for its missing remoteId",
                        "listAccountPermissions",
                        "list",
                        row -> row.path("dataPerms")
                                .valueStream()
                                .filter(data -> data.path("remoteId").isNull())
                                .forEach(data -> ((ObjectNode) data).set("remoteId", data.path("id")))),
                new Fault(SHAPE, "answers no permissions of a disabled account", (call, server) -> {
                    Answer answer = server.answer(call);
                    return call.is("getAccountPermissions")
                                    && answer.success()
                                    && stored.read(call, server)
                                            .orElseThrow()
                                            .path("disabled")
                                            .booleanValue()
                            ? answer.mapObject(json -> {
                                List.of("roles", "funcPerms", "dataPerms").forEach(json::putArray);
                                return json;
                            })
                            : answer;
                }));
    }

    private static Stream<Fault> texts() {
        return Stream.of(
                Fault.changedResponse(
                        SHAPE,
                        "loses characters beyond U+FFFF in answers",
                        (call, answer) -> answer.text().codePoints().anyMatch(letter -> letter > 0xffff)
                                ? answer.withBody(answer.text().replaceAll("[\\x{10000}-\\x{10ffff}]", "?"))
                                : answer),
                Fault.changedResponse(
                        SHAPE,
                        "names a field of a list without the list in messages",
                        (call, answer) -> answer.text().contains("[0]")
                                ? answer.withBody(answer.text().replaceAll("[a-z_]+\\[0\\]", "[0]"))
                                : answer),
                Fault.changedResponse(
                        SHAPE,
                        "answers request ids in small letters",
                        (call, answer) -> answer.headers().containsKey("X-Request-Id")
                                ? answer.withHeader(
                                        "X-Request-Id",
                                        answer.headers().get("X-Request-Id").toLowerCase(Locale.ROOT))
                                : answer),
                Fault.changedRequest(SHAPE, "repeats no request id but a UUID", AnswerFaults::withUuidOnly));
    }

    private static Call withUuidOnly(Call call) {
        return call.header("X-Request-Id")
                        .filter(id -> !id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                        .isPresent()
                ? call.withoutHeader("X-Request-Id")
                : call;
    }
}
