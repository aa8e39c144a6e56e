package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.UrlPattern;
import com.eiam.accounts.contracts.generator.stubs.match.ValuePattern;
import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.ContractTenantCredentials;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stubs of a contract that asks for a token. A client can name itself in the header or in the form (RFC 6749,
 * 2.3.1), so that most contracts have a stub for each. A server checks the form before the credentials: parameters in
 * the query, then the grant. The stub for wrong credentials is the last, since it takes what no other one takes.
 */
final class TokenStubs {

    /** RFC 6749, 4.4.2. */
    private static final String GRANT_TYPE = "grant_type";

    private static final String SCOPE = "scope";

    private static final String CONTENT_TYPE = "Content-Type";

    /** RFC 6749, 3.2. */
    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    /** RFC 9110, 11.1 and 11.4: the name of a scheme, without regard to case, and spaces. */
    private static final String BASIC = "(?i:Basic) +";

    private static final String ANY_BASIC = "(?i:Basic)(?: .*)?";

    private final TestCase testCase;
    private final ObjectNode response;
    private final List<Client> clients;
    private final ContractTenantCredentials credentials;
    private final String grant;

    TokenStubs(Spec spec, TestCase testCase, ObjectNode response) {
        this.testCase = testCase;
        this.response = response;
        this.clients = TenantClients.of(spec);
        this.credentials = new ContractTenantCredentials(clients);
        this.grant = form(testCase.first()).getOrDefault(GRANT_TYPE, "");
    }

    /** Whether a contract asks for a token. */
    static boolean areFor(TestCase testCase) {
        return testCase.operation().security() == Security.BASIC;
    }

    List<Stub> stubs() {
        Optional<Credentials> sent = testCase.request().credentials();
        Map<String, String> form = form(testCase);
        if (testCase.request().body().orElse(null) instanceof Body.Raw) {
            return List.of(twice());
        }
        if (!testCase.request().query().isEmpty()) {
            return fields().stream().map(this::inQuery).toList();
        }
        if (!testCase.request()
                .header(CONTENT_TYPE)
                .equals(testCase.first().request().header(CONTENT_TYPE))) {
            return List.of(otherMediaType());
        }
        if (form.getOrDefault(GRANT_TYPE, "").isEmpty()) {
            return Stream.concat(
                            Stream.of(otherGrant(absentOrEmpty()), twoSecrets()),
                            clients.stream().map(this::otherId))
                    .toList();
        }
        if (!form.get(GRANT_TYPE).equals(grant)) {
            return List.of(otherGrant(ValuePattern.matches("(?!" + UrlPattern.literal(grant) + "$).+")));
        }
        if (!form.getOrDefault(RequestEncoder.CLIENT_SECRET, "").isEmpty()) {
            // Beside the secret in the header: see the stub for two secrets.
            return List.of();
        }
        if (testCase.draft().isSuccess()) {
            return sent.filter(client -> form.getOrDefault(SCOPE, "").isEmpty())
                    .map(client -> success(client.client()))
                    .orElse(List.of());
        }
        if (sent.isEmpty() || sent.get().secret().isPresent()) {
            return List.of(Stub.of("", StubPriority.TOKEN + 4, request(), response));
        }
        return authenticated("", StubPriority.TOKEN + 3, clients, fields(ValuePattern.matches(".+")), response);
    }

    private Set<String> fields() {
        JsonNode form = testCase.operation().body().orElseThrow().schema();
        return new TreeSet<>(form.path("properties").propertyNames());
    }

    private Stub inQuery(String field) {
        ObjectNode request = request();
        request.putObject("queryParameters").set(field, ValuePattern.matches(".+"));
        return Stub.of(" of " + field + " in the query", StubPriority.TOKEN, request, response);
    }

    /** Any field that is there twice, unless one of the two is empty. */
    private Stub twice() {
        ObjectNode request = request();
        request.putArray("bodyPatterns")
                .add(ValuePattern.matches("(?s)(?:.*&)?(" + String.join("|", fields()) + ")=[^&].*&\\1=[^&].*"));
        return Stub.of("", StubPriority.TOKEN, request, response);
    }

    private Stub otherMediaType() {
        ObjectNode request = request();
        ObjectNode other = ValuePattern.doesNotMatch("(?i)" + MEDIA_TYPE + "\\s*(?:;.*)?");
        request.putObject("headers").set(CONTENT_TYPE, ValuePattern.either(ValuePattern.absent(), other));
        return Stub.of("", StubPriority.TOKEN, request, response);
    }

    /** Whoever asks. */
    private Stub otherGrant(ObjectNode grants) {
        ObjectNode request = request();
        request.putObject("formParameters").set(GRANT_TYPE, grants);
        return Stub.of("", StubPriority.TOKEN + 1, request, response);
    }

    /** One in the header and one in the form (RFC 6749, 2.3). */
    private Stub twoSecrets() {
        ObjectNode request = request();
        request.putObject("headers").set(Request.AUTHORIZATION, ValuePattern.matches(BASIC + ".*"));
        request.putObject("formParameters").set(RequestEncoder.CLIENT_SECRET, ValuePattern.matches(".+"));
        return Stub.of(" with two secrets", StubPriority.TOKEN + 1, request, response);
    }

    /** A client in the header and another one in the form. */
    private Stub otherId(Client client) {
        ObjectNode request = request();
        request.putObject("headers").set(Request.AUTHORIZATION, basic(List.of(client)));
        request.putObject("formParameters")
                .set(
                        RequestEncoder.CLIENT_ID,
                        ValuePattern.matches("(?!" + UrlPattern.literal(client.clientId()) + "$).+"));
        return Stub.of(" of " + client.clientId() + " with another id", StubPriority.TOKEN + 1, request, response);
    }

    /** Clients encode id and secret, or send them as they are. */
    private ObjectNode basic(List<Client> allowed) {
        String pairs = Stream.of(Credentials.Kind.PLAIN_BASIC, Credentials.Kind.ENCODED_BASIC)
                .map(kind -> any(allowed, client -> credentials.basic(Credentials.of(kind, client.clientId()))))
                .collect(Collectors.joining("|"));
        return ValuePattern.matches(BASIC + "(?:" + pairs + ")");
    }

    /** A client gets a token for all its permissions, or for those that it asks for by name. */
    private List<Stub> success(String id) {
        List<Client> client =
                clients.stream().filter(known -> known.clientId().equals(id)).toList();
        List<Stub> stubs =
                new ArrayList<>(authenticated("", StubPriority.TOKEN + 2, client, fields(absentOrEmpty()), response));
        List<String> permissions =
                client.stream().flatMap(known -> known.permissions().stream()).toList();
        if (!permissions.isEmpty()) {
            String any = UrlPattern.any(permissions.stream());
            ObjectNode named = fields(ValuePattern.matches(any + "(?: " + any + ")*"));
            // The only permission, however often it is asked for, is the scope of the contract.
            ObjectNode answer = permissions.size() == 1 ? response : withScopeOfTheForm();
            stubs.addAll(authenticated(" by name", StubPriority.TOKEN + 2, client, named, answer));
        }
        return stubs;
    }

    private ObjectNode withScopeOfTheForm() {
        ObjectNode body = (ObjectNode) testCase.response().body().deepCopy();
        body.put(SCOPE, "{{form." + SCOPE + "}}");
        return response.deepCopy().put("body", "{{formData request.body 'form' urlDecode=true}}" + body);
    }

    private ObjectNode fields(ObjectNode scope) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.set(GRANT_TYPE, ValuePattern.equalTo(grant));
        return fields.set(SCOPE, scope);
    }

    /** A stub for credentials in the header, and one for credentials in the form. */
    private List<Stub> authenticated(
            String part, int priority, List<Client> allowed, ObjectNode fields, ObjectNode answer) {
        ObjectNode inHeader = request();
        inHeader.putObject("headers").set(Request.AUTHORIZATION, basic(allowed));
        inHeader.set("formParameters", fields.deepCopy().set(RequestEncoder.CLIENT_SECRET, absentOrEmpty()));
        ObjectNode inForm = request();
        inForm.putObject("headers")
                .set(
                        Request.AUTHORIZATION,
                        ValuePattern.either(ValuePattern.absent(), ValuePattern.doesNotMatch(ANY_BASIC)));
        inForm.putObject("formParameters")
                .setAll(fields)
                .set(RequestEncoder.CLIENT_ID, ValuePattern.matches(any(allowed, Client::clientId)))
                .set(RequestEncoder.CLIENT_SECRET, ValuePattern.matches(any(allowed, Client::secret)));
        return List.of(
                Stub.of(part, priority, inHeader, answer),
                Stub.of(part + " with credentials in the form", priority, inForm, answer));
    }

    private static String any(List<Client> clients, Function<Client, String> value) {
        return clients.stream().map(value).map(UrlPattern::literal).distinct().collect(Collectors.joining("|"));
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

    private static ObjectNode absentOrEmpty() {
        return ValuePattern.either(ValuePattern.absent(), ValuePattern.equalTo(""));
    }
}
