package com.eiam.accounts.contracts.stubs;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;

/** A call that the stubs answer, for a terminal: the first successful read of one path. */
final class ExampleCall {

    private static final String PATH = "[\\w/.-]+";

    private ExampleCall() {}

    static String curl(List<StubMapping> stubs, String baseUrl) {
        String path = stubs.stream()
                .filter(stub -> stub.getResponse().getStatus() == 200)
                .map(StubMapping::getRequest)
                .filter(request ->
                        request.getMethod().equals(RequestMethod.GET) && request.getQueryParameters() == null)
                .map(RequestPattern::getUrlPathPattern)
                .filter(pattern -> pattern != null && pattern.matches(PATH))
                .findFirst()
                .orElseThrow();
        return "curl -H 'Authorization: Bearer my-token' '" + baseUrl + path + "'";
    }
}
