package com.eiam.accounts.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The stated contracts that a typed call can express. A new operation needs no row in a test. */
final class ContractCalls {

    static final ContractSuite SUITE = ContractSuite.onClassPath();

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractCalls() {}

    /** A contract as a call of a generated method. */
    record Call(Contract contract, Method method, List<Object> arguments) {

        boolean succeeds() {
            return contract.expected().outcome().isSuccess();
        }

        String client() {
            return contract.request().credentials().orElseThrow().client();
        }

        /** Makes the call; returns its result, or throws its exception. */
        Object make(EiamAccounts client) throws Exception {
            Method accessor = Arrays.stream(EiamAccounts.class.getMethods())
                    .filter(candidate -> candidate.getReturnType() == method.getDeclaringClass())
                    .findFirst()
                    .orElseThrow();
            try {
                return method.invoke(accessor.invoke(client), arguments.toArray());
            } catch (InvocationTargetException e) {
                throw (Exception) e.getCause();
            }
        }

        @Override
        public String toString() {
            return contract.operation() + " " + contract.name();
        }
    }

    /** The calls of the stated contracts. */
    static List<Call> all() {
        return SUITE.contracts().stream()
                .filter(contract -> contract.keyword().isEmpty())
                .flatMap(contract -> call(contract).stream())
                .toList();
    }

    /**
     * The call of a contract; empty if the typed method has no way to make it, such as a text where a number belongs.
     */
    private static Optional<Call> call(Contract contract) {
        Request request = contract.request();
        boolean plain = request.isOf(SUITE.operation(contract.operation()))
                && request.credentials().map(Credentials::kind).equals(Optional.of(Credentials.Kind.TOKEN))
                && Map.of("Content-Type", "application/json")
                        .entrySet()
                        .containsAll(request.headers().entrySet())
                && !(request.body().orElse(null) instanceof Body.Raw);
        return plain ? method(contract.operation()).flatMap(method -> call(contract, method)) : Optional.empty();
    }

    private static Optional<Method> method(String operation) {
        return GeneratedOperations.groups().stream()
                .flatMap(group -> Arrays.stream(group.getMethods()))
                .filter(method -> method.getName().equals(operation))
                .findFirst();
    }

    private static Optional<Call> call(Contract contract, Method method) {
        Map<String, String> values = new HashMap<>(contract.request().pathParameters());
        values.putAll(contract.request().query());
        List<Object> arguments = new ArrayList<>();
        try {
            for (var parameter : method.getParameters()) {
                String text = values.get(
                        parameter.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
                if (parameter.getType() == String.class) {
                    arguments.add(text);
                } else if (parameter.getType() == Integer.class) {
                    arguments.add(Integer.valueOf(text));
                } else {
                    arguments.add(body(contract, parameter.getType()));
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new Call(contract, method, arguments));
    }

    /** The body as the generated model, which must say the same again. */
    private static Object body(Contract contract, Class<?> type) {
        JsonNode stated = json(contract.request().json().toString());
        Object model = JSON.convertValue(stated, type);
        JsonNode again = JSON.valueToTree(model);
        boolean same = stated.properties().stream()
                .allMatch(entry -> entry.getValue().isNull() || entry.getValue().equals(again.path(entry.getKey())));
        if (!same) {
            throw new IllegalArgumentException("the model has no such value");
        }
        return model;
    }

    /** A refusal has the code, the status and the message of the contract, and a request id. */
    static void assertRefused(Contract contract, AccountsException refused) {
        assertThat(refused.code())
                .isEqualTo(contract.expected().outcome().code().orElseThrow());
        assertThat(refused.status()).isEqualTo(contract.expected().outcome().status());
        assertThat(json(contract.expected().body().orElseThrow().toString()))
                .contains(JsonNodeFactory.instance.textNode(refused.serverMessage()));
        assertThat(refused.requestId()).isNotBlank();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
