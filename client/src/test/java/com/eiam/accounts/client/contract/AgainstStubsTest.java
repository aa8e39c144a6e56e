package com.eiam.accounts.client.contract;

import static com.eiam.accounts.client.contract.ContractTenant.CRM;
import static com.eiam.accounts.client.contract.ContractTenant.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.EiamAccountsBuilder;
import com.eiam.accounts.client.contract.ContractCalls.Call;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.ContractTenantCredentials;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation against the stubs that other teams test with. */
class AgainstStubsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final WireMockServer STUBS = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().usingFilesUnderClasspath(System.getProperty("stubs")));

    private static final Callers CALLERS = new Callers(AgainstStubsTest::client);

    @BeforeAll
    static void start() {
        STUBS.start();
    }

    @AfterAll
    static void stop() {
        CALLERS.close();
        STUBS.stop();
    }

    private static EiamAccountsBuilder client(String id) {
        return EiamAccounts.builder().baseUrl(STUBS.baseUrl()).clientId(id).clientSecret("sandbox-secret");
    }

    static List<Call> calls() {
        return ContractCalls.all();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void eachCallIsMadeAndAnsweredAsItsContractStates(Call call) throws Exception {
        STUBS.resetScenarios();
        STUBS.resetRequests();
        EiamAccounts caller = CALLERS.as(call.client());
        if (call.succeeds()) {
            assertResult(call.contract(), call.make(caller));
        } else {
            assertThatExceptionOfType(AccountsException.class)
                    .isThrownBy(() -> call.make(caller))
                    .satisfies(refused -> ContractCalls.assertRefused(call.contract(), refused));
        }
        assertArrived(call.contract().request());
    }

    private static void assertResult(Contract contract, Object result) throws Exception {
        JsonNode actual = withoutEmpty(JSON.readTree(JSON.writeValueAsString(result)));
        contract.expected()
                .body()
                .map(body -> withoutEmpty(ContractCalls.json(body.toString())))
                .ifPresent(stated -> stated.properties()
                        .forEach(entry -> assertThat(actual.path(entry.getKey()))
                                .as(entry.getKey())
                                .isEqualTo(entry.getValue())));
    }

    /** The request that arrived is the contract's. The client may send more: a default, for instance. */
    private static void assertArrived(Request request) {
        WireRequest sent = new RequestEncoder(
                        "", Ids.OF_THE_CONTRACT_TENANT, new ContractTenantCredentials(ContractCalls.SUITE.clients()))
                .encode(request);
        LoggedRequest arrived = STUBS.getAllServeEvents().get(0).getRequest();
        assertThat(arrived.getMethod() + " " + path(arrived.getUrl()))
                .isEqualTo(sent.method() + " " + path(sent.url()));
        assertThat(parameters(arrived.getUrl())).containsExactlyInAnyOrder(parameters(sent.url()));
        sent.headers()
                .forEach((name, value) ->
                        assertThat(arrived.getHeader(name)).as(name).isEqualTo(value));
        assertThat(arrived.getHeader("Accept")).isEqualTo("application/json");
        JsonNode body = withoutEmpty(ContractCalls.json(arrived.getBodyAsString()));
        withoutEmpty(ContractCalls.json(sent.body().orElse("")))
                .properties()
                .forEach(entry ->
                        assertThat(body.path(entry.getKey())).as(entry.getKey()).isEqualTo(entry.getValue()));
    }

    private static String path(String url) {
        return URI.create(url).getRawPath();
    }

    /** The parameters of a query have no order: a contract has its own, the client has that of the spec. */
    private static String[] parameters(String url) {
        String query = URI.create(url).getRawQuery();
        return query == null ? new String[0] : query.split("&");
    }

    /** Without nulls, empty lists and empty objects: callers cannot tell these from keys that are left out. */
    private static JsonNode withoutEmpty(JsonNode value) {
        if (value.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            value.forEach(entry -> copy.add(withoutEmpty(entry)));
            return copy;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode copy = JSON.createObjectNode();
        value.properties().forEach(entry -> {
            JsonNode inner = withoutEmpty(entry.getValue());
            if (!inner.isNull() && !(inner.isContainerNode() && inner.isEmpty())) {
                copy.set(entry.getKey(), inner);
            }
        });
        return copy;
    }

    @Test
    void eachOperationSucceedsAndIsRefused() {
        Map<Boolean, Set<String>> operations = calls().stream()
                .collect(Collectors.partitioningBy(
                        Call::succeeds,
                        Collectors.mapping(call -> call.contract().operation(), Collectors.toSet())));
        assertThat(operations.get(true)).containsAll(GeneratedOperations.names());
        assertThat(operations.get(false)).containsAll(GeneratedOperations.names());
    }

    @Test
    void messagesComeInEnglishWhenAskedFor() {
        try (EiamAccounts english = client("sandbox").language(Locale.ENGLISH).build()) {
            RefusedException e = catchThrowableOfType(RefusedException.class, () -> create(english, NOTHING));

            assertThat(e.errorCode()).isEqualTo(ErrorCode.APP_0001);
            assertThat(e.serverMessage()).isEqualTo(ErrorCode.APP_0001.english());
        }
    }

    @Test
    void aWrongSecretIsTold() {
        try (EiamAccounts stranger = client("sandbox").clientSecret("wrong").build()) {
            TokenException e = catchThrowableOfType(TokenException.class, () -> create(stranger, CRM));

            assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INVALID_CLIENT);
        }
    }

    @Test
    void aMissingPermissionIsTold() {
        try (EiamAccounts nobody = client("sandbox-none").build()) {
            TokenException e = catchThrowableOfType(TokenException.class, () -> create(nobody, CRM));

            assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INSUFFICIENT_SCOPE);
            assertThat(e.scope()).isEqualTo("account_all all");
        }
    }

    private static void create(EiamAccounts by, String appId) {
        by.accounts().createOrphanAccount(appId, new CreateOrphanAccountRequest().accountName("zhangsan1"));
    }
}
