package com.eiam.accounts.contracts.verifier.faults.security;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.SECURITY;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import com.eiam.accounts.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Servers that issue tokens too freely or not freely enough. */
final class TokenFaults implements Faults {

    private static final Set<String> PARAMETERS = Set.of("grant_type", "client_id", "client_secret", "scope");

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                Fault.changedResponse(
                        SECURITY,
                        "answers the scope of a token as a list",
                        (call, answer) -> call.is("issueToken") && answer.success()
                                ? answer.mapObject(json -> json.has("scope")
                                        ? json.set(
                                                "scope",
                                                Stored.JSON
                                                        .arrayNode()
                                                        .add(json.path("scope").stringValue()))
                                        : json)
                                : answer),
                credentials("finds clients regardless of case", TokenFaults::isAlike),
                inHeader(credentials("finds clients in the header regardless of case", TokenFaults::isAlike)),
                credentials(
                        "compares the first eight characters of a secret",
                        (client, id, secret) -> client.clientId().equals(id)
                                && secret.startsWith(client.secret().substring(0, 8))),
                credentials("takes the secret of any client", TokenFaults::isOfAnyClient),
                Fault.changedRequest(
                        SECURITY,
                        "passes over credentials in the header beside those in the form",
                        call -> call.form().stream()
                                        .anyMatch(pair -> pair.name().equals("client_secret")
                                                && !pair.value().isEmpty())
                                ? call.withoutHeader("Authorization")
                                : call),
                Fault.changedRequest(
                        SECURITY,
                        "passes over credentials in the form beside those in the header",
                        call -> call.basic().isEmpty() ? call : withoutCredentials(call)),
                refuses(
                        "refuses a form with a charset",
                        call -> call.header("Content-Type")
                                .filter(type -> type.contains("form") && type.contains(";"))
                                .isPresent()),
                refuses(
                        "refuses parameters that it does not know",
                        call -> call.form().stream().anyMatch(pair -> !PARAMETERS.contains(pair.name()))));
    }

    private static boolean isAlike(Tenant.Client client, String id, String secret) {
        return client.clientId().equals(id.toLowerCase(Locale.ROOT))
                && client.secret().equals(secret);
    }

    private static boolean isOfAnyClient(Tenant.Client client, String id, String secret) {
        return client.clientId().equals(id)
                && Stored.TENANT.clients().stream()
                        .anyMatch(other -> other.secret().equals(secret));
    }

    /** A server that has the fault for HTTP Basic only. */
    private static Fault inHeader(Fault fault) {
        return new Fault(
                fault.kind(),
                fault.name(),
                (call, server) -> call.basic().isEmpty()
                        ? server.answer(call)
                        : fault.behaviour().answer(call, server));
    }

    private static Fault refuses(String name, Predicate<Call> when) {
        return new Fault(SECURITY, name, (call, server) -> {
            Answer answer = server.answer(call);
            return call.is("issueToken") && answer.success() && when.test(call)
                    ? answer.withStatus(400)
                            .withBody((JsonNode) Stored.JSON.objectNode().put("error", "invalid_request"))
                    : answer;
        });
    }

    private interface Match {
        boolean matches(Tenant.Client client, String id, String secret);
    }

    /** A server that takes other credentials for those of a client. */
    private static Fault credentials(String name, Match match) {
        return new Fault(SECURITY, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (!call.is("issueToken") || !answer.code().equals("invalid_client")) {
                return answer;
            }
            return sent(call)
                    .flatMap(sent -> Stored.TENANT.clients().stream()
                            .filter(client -> match.matches(client, sent.get(0), sent.get(1)))
                            .findFirst())
                    .map(client -> server.also(as(call, client)))
                    .orElse(answer);
        });
    }

    private static Optional<List<String>> sent(Call call) {
        Optional<String> basic = call.header("Authorization").filter(value -> value.startsWith("Basic "));
        if (basic.isPresent()) {
            try {
                String pair = new String(Base64.getDecoder().decode(basic.get().substring(6)), StandardCharsets.UTF_8);
                return pair.contains(":") ? Optional.of(List.of(pair.split(":", 2))) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        List<String> form = Stream.of("client_id", "client_secret")
                .flatMap(key -> call.form().stream()
                        .filter(pair -> pair.name().equals(key))
                        .map(Call.Pair::value)
                        .limit(1))
                .toList();
        return form.size() == 2 ? Optional.of(form) : Optional.empty();
    }

    private static Call as(Call call, Tenant.Client client) {
        List<Call.Pair> form = new ArrayList<>(withoutCredentials(call).form());
        form.add(new Call.Pair("client_id", client.clientId()));
        form.add(new Call.Pair("client_secret", client.secret()));
        return call.withoutHeader("Authorization").withForm(form);
    }

    private static Call withoutCredentials(Call call) {
        return call.withForm(call.form().stream()
                .filter(pair -> !pair.name().startsWith("client_"))
                .toList());
    }
}
