package com.eiam.accounts.contracts.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A call that the stubs answer, for a terminal: the first read among the contracts that succeeds. */
final class ExampleCall {

    /** What is read of the file that says all contracts. */
    private record Contract(int status, String method, String url, Map<String, Object> headers) {

        static Contract of(Map<String, Object> contract) {
            Map<String, Object> request = map(contract.get("request"));
            return new Contract(
                    (Integer) contract.get("status"),
                    (String) request.get("method"),
                    (String) request.get("url"),
                    map(request.get("headers")));
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> map(Object node) {
            return (Map<String, Object>) node;
        }
    }

    private ExampleCall() {}

    /**
     * The call as {@code curl} makes it.
     *
     * @param file the file of the contracts on the class path
     * @param baseUrl where the stubs listen
     */
    static String curl(String file, String baseUrl) throws IOException {
        Contract read = contracts(file).stream()
                .map(Contract::of)
                .filter(contract -> contract.method().equals("GET") && contract.status() == 200)
                .findFirst()
                .orElseThrow();
        StringBuilder curl = new StringBuilder("curl");
        read.headers()
                .forEach((name, value) -> curl.append(" -H '")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\''));
        return curl.append(" '").append(baseUrl).append(read.url()).append('\'').toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> contracts(String file) throws IOException {
        try (InputStream in = ExampleCall.class.getClassLoader().getResourceAsStream(file)) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (List<Map<String, Object>>) Json.read(json, Map.class).get("contracts");
        }
    }
}
