package com.eiam.accounts.contracts.verifier;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Sends the target's credentials in place of a contract's symbolic ones. */
final class CredentialsFilter implements Filter {

    private static final String AUTHORIZATION = "Authorization";

    private final Target target;

    CredentialsFilter(Target target) {
        this.target = target;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        String symbolic = request.getHeaders().getValue(AUTHORIZATION);
        if (symbolic != null) {
            request.removeHeader(AUTHORIZATION).header(AUTHORIZATION, target.authorization(symbolic));
        }
        return context.next(request, response);
    }
}
