package com.eiam.accounts.contracts.stubs;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.ContractTenantCredentials;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import java.util.stream.Collectors;

/** A call that the stubs answer, for a terminal: the first successful read among the contracts. */
final class ExampleCall {

    private ExampleCall() {}

    /** The call as {@code curl} makes it. */
    static String curl(ContractSuite suite, String baseUrl) {
        Request read = suite.contracts().stream()
                .filter(contract -> contract.expected().outcome().isSuccess())
                .map(contract -> contract.request())
                .filter(request -> request.method().equals("GET")
                        && request.credentials()
                                .filter(sent -> sent.kind() == Credentials.Kind.TOKEN)
                                .isPresent())
                .findFirst()
                .orElseThrow();
        WireRequest sent = new RequestEncoder(
                        baseUrl, Ids.OF_THE_CONTRACT_TENANT, new ContractTenantCredentials(suite.clients()))
                .encode(read);
        String headers = sent.headers().entrySet().stream()
                .map(header -> " -H '" + header.getKey() + ": " + header.getValue() + "'")
                .collect(Collectors.joining());
        return "curl" + headers + " '" + sent.url() + "'";
    }
}
