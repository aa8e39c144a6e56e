package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.verifier.check.ResponseCheck;
import com.eiam.accounts.contracts.verifier.http.Exchange;
import com.eiam.accounts.contracts.verifier.http.Exchanges;
import com.eiam.accounts.contracts.verifier.http.Response;
import com.eiam.accounts.contracts.verifier.result.SentRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks that the contract tenant is loaded, and that nobody has used it. It stops a run only if the responses allow no
 * other explanation; the contracts find everything else that is wrong with a server.
 */
record TenantProbe(ContractSuite suite, Exchanges exchanges, ResponseCheck check) {

    private static final int READS = 5;

    /** Stops the run if the server refuses the first reads of several operations, all with the same error code. */
    void requireLoaded() throws CannotRun {
        List<Exchange> refused = new ArrayList<>();
        for (Contract read : reads().values().stream().limit(READS).toList()) {
            Exchange exchange = exchanges.send(read.request());
            refused.add(exchange);
            if (refusal(exchange).isEmpty() || !refusal(exchange).equals(refusal(refused.get(0)))) {
                return;
            }
        }
        if (!refused.isEmpty()) {
            SentRequest first = exchanges.request(refused.get(0));
            int status = refused.get(0).response().orElseThrow().status();
            String code = refusal(refused.get(0)).orElseThrow();
            throw new CannotRun(("the contract tenant is not loaded: %s %s is answered with %d %s; load it"
                            + " (contract-tenant.yaml), or name the environment's ids with --ids")
                    .formatted(first.method(), first.url(), status, code));
        }
    }

    /**
     * Stops the run if everything that an operation takes away is gone already: the read that follows the contract is
     * answered before it as it must be answered after it, though the same operation can read something else.
     */
    void requireUnused() throws CannotRun {
        Map<String, List<Contract>> deletions = suite.contracts().stream()
                .filter(TenantProbe::takesAway)
                .collect(Collectors.groupingBy(Contract::operation, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Contract>> deletion : deletions.entrySet()) {
            if (deletion.getValue().stream()
                    .allMatch(contract -> isGone(gone(contract).orElseThrow()))) {
                throw new CannotRun("the contract tenant was used before: what " + deletion.getKey()
                        + " deletes is gone; load it afresh, or let --reset-url or --reset-command do it");
            }
        }
    }

    /** The first successful contract of each operation that reads. */
    private Map<String, Contract> reads() {
        Credentials all =
                Credentials.of(Credentials.Kind.TOKEN, suite.clients().get(0).clientId());
        return suite.contracts().stream()
                .filter(contract -> contract.request().method().equals("GET")
                        && contract.expected().outcome().isSuccess()
                        && contract.request().credentials().equals(Optional.of(all)))
                .collect(Collectors.toMap(
                        Contract::operation, contract -> contract, (first, other) -> first, LinkedHashMap::new));
    }

    private static boolean takesAway(Contract contract) {
        return contract.expected().outcome().isSuccess() && gone(contract).isPresent();
    }

    /** The read that finds nothing after a contract. */
    private static Optional<Contract.FollowUp> gone(Contract contract) {
        return contract.then().stream()
                .filter(then -> then.isRead()
                        && then.isKnownBefore()
                        && !then.expected().outcome().isSuccess())
                .findFirst();
    }

    private boolean isGone(Contract.FollowUp then) {
        Outcome gone = then.expected().outcome();
        Exchange exchange = exchanges.send(then.request());
        return refusal(exchange).equals(gone.code())
                && exchange.response().map(Response::status).equals(Optional.of(gone.status()))
                && canRead(then.operation());
    }

    private boolean canRead(String operation) {
        return Optional.ofNullable(reads().get(operation))
                .filter(read -> exchanges.send(read.request()).isSuccess())
                .isPresent();
    }

    /** The declared error code of a response with a 4xx status. */
    private Optional<String> refusal(Exchange exchange) {
        return exchange.response()
                .filter(response -> response.status() / 100 == 4)
                .flatMap(response -> check.code(response.json()));
    }
}
