package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.UrlPattern;
import com.eiam.accounts.contracts.generator.testcase.ContractTenant;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stubs of a contract that asks for a token. A client can name itself in the header or in the form (RFC 6749, 2.3.1), so
 * that most contracts have a stub for each. The order of the stubs is the order of a server's checks from its end: what a
 * client gets if all is right, then what it gets for a wrong scope, a wrong grant, no grant, and last for wrong credentials.
 */
final class TokenStubs {

    /** RFC 6749, 4.4.2. */
    private static final String GRANT_TYPE = "grant_type";

    private static final String SCOPE = "scope";

    private final TestCase testCase;
    private final ObjectNode response;
    private final List<Client> clients;
    private final String grant;

    TokenStubs(Spec spec, TestCase testCase, ObjectNode response) {
        this.testCase = testCase;
        this.response = response;
        this.clients = ContractTenant.clients(spec);
        this.grant = form(testCase.first()).getOrDefault(GRANT_TYPE, "");
    }

    /** Whether a contract asks for a token. */
    static boolean areFor(TestCase testCase) {
        return testCase.operation().security() == Security.BASIC;
    }

    List<Stub> stubs() {
        Optional<Credentials> credentials = testCase.request().credentials();
        Map<String, String> form = form(testCase);
        if (!testCase.request().query().isEmpty()) {
            ObjectNode request = request();
            ObjectNode query = request.putObject("queryParameters");
            testCase.request().query().keySet().forEach(name -> query.set(name, matches(".*")));
            return List.of(Stub.of("", StubPriority.TOKEN, request, response));
        }
        if (testCase.draft().isSuccess()) {
            return credentials
                    .map(sent -> success(sent.client(), form.containsKey(SCOPE)))
                    .orElse(List.of());
        }
        if (credentials.isEmpty() || credentials.get().secret().isPresent()) {
            return List.of(Stub.of("", StubPriority.TOKEN + 5, request(), response));
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (!form.containsKey(GRANT_TYPE)) {
            return authenticated(StubPriority.TOKEN + 4, clients, fields);
        }
        if (form.get(GRANT_TYPE).equals(grant)) {
            fields.set(GRANT_TYPE, equalTo(grant));
            fields.set(SCOPE, matches(".+"));
            return authenticated(StubPriority.TOKEN + 2, clients, fields);
        }
        fields.putObject(GRANT_TYPE)
                .putArray("and")
                .add(matches(".+"))
                .add(JsonNodeFactory.instance.objectNode().put("doesNotMatch", UrlPattern.literal(grant)));
        return authenticated(StubPriority.TOKEN + 3, clients, fields);
    }

    /** A client gets a token for all its permissions, also if it asks for them by name. */
    private List<Stub> success(String id, boolean scoped) {
        List<Client> client =
                clients.stream().filter(known -> known.clientId().equals(id)).toList();
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.set(GRANT_TYPE, equalTo(grant));
        String all = client.stream()
                .flatMap(known -> known.permissions().stream())
                .map(UrlPattern::literal)
                .collect(Collectors.joining(" "));
        if (scoped) {
            fields.set(SCOPE, equalTo(form(testCase).get(SCOPE)));
        } else {
            fields.putObject(SCOPE)
                    .putArray("or")
                    .add(JsonNodeFactory.instance.objectNode().put("absent", true))
                    .add(matches("(?:" + all + ")?"));
        }
        return authenticated(StubPriority.TOKEN + 1, client, fields);
    }

    /** A stub for credentials in the header, and one for credentials in the form. */
    private List<Stub> authenticated(int priority, List<Client> allowed, ObjectNode fields) {
        ObjectNode inHeader = request();
        inHeader.putObject("headers")
                .set(Request.AUTHORIZATION, matches("(?i:Basic) (?:" + any(allowed, TokenStubs::basic) + ")"));
        ObjectNode inForm = request();
        inForm.putObject("headers").putObject(Request.AUTHORIZATION).put("absent", true);
        inForm.putObject("formParameters")
                .setAll(fields.deepCopy())
                .set(RequestEncoder.CLIENT_ID, matches(any(allowed, Client::clientId)))
                .set(RequestEncoder.CLIENT_SECRET, matches(any(allowed, Client::secret)));
        if (!fields.isEmpty()) {
            inHeader.set(
                    "formParameters",
                    fields.deepCopy()
                            .set(
                                    RequestEncoder.CLIENT_SECRET,
                                    JsonNodeFactory.instance.objectNode().put("absent", true)));
        }
        return List.of(
                Stub.of("", priority, inHeader, response),
                Stub.of(" with credentials in the form", priority, inForm, response));
    }

    private static String any(List<Client> clients, Function<Client, String> value) {
        return clients.stream().map(value).map(UrlPattern::literal).distinct().collect(Collectors.joining("|"));
    }

    private static String basic(Client client) {
        return Base64.getEncoder()
                .encodeToString((client.clientId() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> form(TestCase testCase) {
        return testCase.request().body().orElse(null) instanceof Body.Form form ? form.fields() : Map.of();
    }

    private ObjectNode request() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("method", testCase.operation().method())
                .put("urlPathPattern", UrlPattern.literal(testCase.operation().path()));
    }

    private static ObjectNode matches(String regex) {
        return JsonNodeFactory.instance.objectNode().put("matches", regex);
    }

    private static ObjectNode equalTo(String text) {
        return JsonNodeFactory.instance.objectNode().put("equalTo", text);
    }
}
