package com.eiam.accounts.contracts.verifier.faults.names;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.CHECKS;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Servers that find what has another id. */
final class IdFaults implements Faults {

    /** Whether an id that was sent finds one that there is. */
    private interface Search extends BiPredicate<String, String> {}

    private static final Search BEGINNING = (sent, id) -> id.startsWith(sent);
    private static final Search LONGER = String::startsWith;
    private static final Search NO_DASHES = (sent, id) -> sent.replace("-", "").equals(id.replace("-", ""));
    private static final Search LIKE = (sent, id) -> sent.length() == id.length()
            && (sent.endsWith("_") || sent.endsWith("%"))
            && id.startsWith(sent.substring(0, sent.length() - 1));
    private static final Search WIDE =
            (sent, id) -> Normalizer.normalize(sent, Normalizer.Form.NFKC).equals(id);
    private static final Search VISIBLE =
            (sent, id) -> sent.replaceAll("\\p{Cf}", "").equals(id);

    private final Api api;
    private final Stored stored;

    IdFaults(Api api) {
        this.api = api;
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                account("by the beginnings of their ids", BEGINNING),
                account("whose ids are the beginning of what was sent", LONGER),
                account("by their ids without dashes", NO_DASHES),
                account("by their ids with wide letters", WIDE),
                account("by their ids with letters that nobody sees", VISIBLE),
                application("by the beginnings of their ids", BEGINNING),
                application("by patterns of their ids", LIKE),
                role("by the beginnings of their ids", BEGINNING),
                role("by patterns of their ids", LIKE),
                user("whose ids are the beginning of what was sent", LONGER),
                user("by their ids without dashes", NO_DASHES),
                organisation("by the beginnings of their codes", BEGINNING),
                organisation("by their codes with letters that nobody sees", VISIBLE),
                Fault.changedRequest(
                        CHECKS,
                        "decodes ids twice",
                        call -> call.withPath(call.path().replace("%25", "%"))));
    }

    private Fault account(String how, Search search) {
        return new Fault(CHECKS, "finds accounts " + how, (call, server) -> {
            Answer answer = server.answer(call);
            String sent = stored.account(call);
            return isOneOf(answer, "APP.ACCOUNT.0028", "APP.ACCOUNT.0038")
                    ? stored.accounts(call, server, "").stream()
                            .map(account -> account.path("id").stringValue())
                            .filter(id -> !id.equals(sent) && search.test(sent, id))
                            .findFirst()
                            .map(id -> server.also(at(call, stored.app(call), id)))
                            .orElse(answer)
                    : answer;
        });
    }

    private Fault application(String how, Search search) {
        return new Fault(CHECKS, "finds applications " + how, (call, server) -> {
            Answer answer = server.answer(call);
            return isOneOf(answer, "APP.0001")
                    ? Stored.TENANT.applications().stream()
                            .map(Tenant.App::appId)
                            .filter(id -> search.test(stored.app(call), id))
                            .findFirst()
                            .map(id -> server.also(at(call, id, stored.account(call))))
                            .orElse(answer)
                    : answer;
        });
    }

    private Call at(Call call, String application, String account) {
        return call.withPath(api.path(call.operation(), Map.of("app_id", application, "account_id", account)));
    }

    private Fault role(String how, Search search) {
        return new Fault(CHECKS, "finds roles " + how, (call, server) -> {
            Answer answer = server.answer(call);
            return answer.mapObject(json -> {
                List<String> found = json.path("fail_list")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .filter(sent -> stored.application(call).stream()
                                .flatMap(application -> application.roles().stream())
                                .map(Tenant.Role::roleId)
                                .anyMatch(id -> !id.equals(sent) && search.test(sent, id)))
                        .toList();
                if (!found.isEmpty()) {
                    ((ArrayNode) json.path("fail_list")).removeIf(id -> found.contains(id.stringValue()));
                    found.forEach(((ArrayNode) json.path("success_list"))::add);
                }
                return json;
            });
        });
    }

    private Fault user(String how, Search search) {
        return new Fault(CHECKS, "finds users " + how, (call, server) -> {
            Answer answer = server.answer(call);
            String sent = Stored.text(call, "user_id").orElse("");
            return isOneOf(answer, "USER.0001")
                    ? Stored.TENANT.users().stream()
                            .map(Tenant.User::userId)
                            .filter(id -> search.test(sent, id))
                            .findFirst()
                            .map(id -> server.also(Stored.edit(call, body -> body.put("user_id", id))))
                            .orElse(answer)
                    : answer;
        });
    }

    private Fault organisation(String how, Search search) {
        return new Fault(CHECKS, "finds organisations " + how, (call, server) -> {
            Answer answer = server.answer(call);
            String sent = Stored.text(call, "org_code").orElse("");
            return isOneOf(answer, "APP.ORG.0024")
                    ? stored.application(call).stream()
                            .flatMap(application -> application.organisations().stream())
                            .map(Tenant.Organisation::orgCode)
                            .filter(code -> search.test(sent, code))
                            .findFirst()
                            .map(code -> server.also(Stored.edit(call, body -> body.put("org_code", code))))
                            .orElse(answer)
                    : answer;
        });
    }

    private static boolean isOneOf(Answer answer, String... codes) {
        return List.of(codes).contains(answer.code());
    }
}
