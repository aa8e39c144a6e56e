package com.eiam.accounts.contracts.generator.suite;

import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.RuntimeExpression;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which contracts must not run at the same time. A read that follows a change compares a resource before and after it,
 * so that no other contract may change it meanwhile. What a token allows depends on the request that it was issued for.
 */
final class Lanes {

    private final Set<String> compared;

    Lanes(List<TestCase> testCases) {
        this.compared = testCases.stream()
                .flatMap(testCase -> testCase.followUps().stream())
                .filter(then -> then.request().method().equals("GET"))
                .flatMap(then -> resource(then).stream())
                .collect(Collectors.toSet());
    }

    /** The lane of a contract; empty if it can run at any time. */
    Optional<String> of(TestCase testCase) {
        return resource(testCase).filter(compared::contains).or(() -> ownToken(testCase));
    }

    /** The client whose token it asks for and then sends: the stubs have one token for each client. */
    private static Optional<String> ownToken(TestCase testCase) {
        return testCase.request()
                .credentials()
                .filter(sent -> testCase.followUps().stream()
                        .flatMap(then -> then.request().header(Request.AUTHORIZATION).stream())
                        .flatMap(RuntimeExpression::allIn)
                        .findAny()
                        .isPresent())
                .map(Credentials::client);
    }

    /** The innermost resource of the path: its last parameter. No other contract knows the id of a new resource. */
    private static Optional<String> resource(TestCase testCase) {
        return testCase.request().pathParameters().values().stream()
                .reduce((outer, inner) -> inner)
                .filter(value -> !RuntimeExpression.is(value));
    }
}
