package com.eiam.accounts.contracts.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the contract tenant is there, and as it was loaded: what one contract reads must be readable, and what one
 * deletes must not be deleted yet. Only an unambiguous answer keeps a run from taking place; a broken server is for the
 * contracts to find.
 */
final class TenantProbe {

    private static final int READS = 5;

    private final ContractSuite suite;
    private final Exchanges exchanges;
    private final AnswerCheck check;

    TenantProbe(ContractSuite suite, Exchanges exchanges, AnswerCheck check) {
        this.suite = suite;
        this.exchanges = exchanges;
        this.check = check;
    }

    /** The tenant must be there. */
    void loaded() throws CannotRun {
        List<String> refusals = new ArrayList<>();
        for (Contract read : reads()) {
            Exchange exchange = exchanges.look("", read.request());
            Optional<String> code = refusal(exchange);
            if (code.isEmpty()) {
                return;
            }
            refusals.add(
                    exchange.step().request().method() + " " + read.request().url() + " is answered with "
                            + exchange.step().answer().orElseThrow().status() + " " + code.get());
            if (!refusals.get(0).endsWith(code.get())) {
                return;
            }
        }
        if (!refusals.isEmpty()) {
            throw new CannotRun("the contract tenant is not loaded: " + refusals.get(0)
                    + "; load it (contract-tenant.yaml), or name the environment's ids with --ids");
        }
    }

    /** What contracts delete must still be there, where the same read finds something else. */
    void unused() throws CannotRun {
        for (Contract deletion : suite.contracts()) {
            Optional<Operation> read = sameResource(deletion);
            if (read.isPresent() && finds(read.get())) {
                ContractRequest request = new ContractRequest(
                        read.get().method(),
                        deletion.request().url(),
                        deletion.request().headers(),
                        Optional.empty());
                if (refusal(exchanges.look("", request)).isPresent()) {
                    throw new CannotRun("the contract tenant was used before: what " + deletion.operation()
                            + " deletes is gone; load it afresh, or let --reset-url or --reset-command do it");
                }
            }
        }
    }

    private List<Contract> reads() {
        List<String> operations = new ArrayList<>();
        return suite.contracts().stream()
                .filter(this::isRead)
                .filter(contract -> !operations.contains(contract.operation()) && operations.add(contract.operation()))
                .limit(READS)
                .toList();
    }

    private boolean isRead(Contract contract) {
        return contract.request().method().equals("GET")
                && contract.response().isSuccess()
                && Credentials.bearer(contract.request())
                        .equals(suite.clients().get(0).id());
    }

    private Optional<Operation> sameResource(Contract contract) {
        if (!contract.request().method().equals("DELETE")
                || !contract.response().isSuccess()) {
            return Optional.empty();
        }
        String path = operation(contract.operation()).path();
        return suite.operations().stream()
                .filter(operation ->
                        operation.method().equals("GET") && operation.path().equals(path))
                .findFirst();
    }

    private boolean finds(Operation read) {
        return suite.contracts().stream()
                .filter(contract -> contract.operation().equals(read.id()) && isRead(contract))
                .findFirst()
                .filter(contract -> exchanges.look("", contract.request()).success())
                .isPresent();
    }

    private Operation operation(String id) {
        return suite.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The declared code of a 4xx. */
    private Optional<String> refusal(Exchange exchange) {
        return exchange.step()
                .answer()
                .filter(answer -> answer.status() / 100 == 4)
                .flatMap(answer -> check.code(exchange.body()));
    }
}
