package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.Expectation;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.Responses;
import com.eiam.accounts.contracts.model.RuntimeExpression;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.verifier.check.FreshHeaders;
import com.eiam.accounts.contracts.verifier.check.ResponseCheck;
import com.eiam.accounts.contracts.verifier.credentials.SecretMask;
import com.eiam.accounts.contracts.verifier.http.Exchange;
import com.eiam.accounts.contracts.verifier.http.Exchanges;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Step;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Runs a contract: its request, and the steps after it. A read among them is sent before the request as well. Each time
 * it must show the changes and nothing else. Thread-safe.
 *
 * @param settle for how long reads of the server may lag behind changes
 */
record ContractExecution(
        Exchanges exchanges,
        ResponseCheck check,
        FreshHeaders freshHeaders,
        Ids ids,
        SecretMask mask,
        Duration settle) {

    /** The time between two looks at a read that lags behind. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** A request that was sent, and how its response differs from the expected one; that is empty if any will do. */
    private record Attempt(String title, Exchange exchange, Optional<Expectation> expected, List<String> differences) {}

    /** @param isExample whether the result shows the requests even if the contract passes */
    ContractResult run(Contract contract, boolean isExample) {
        long begin = System.nanoTime();
        List<Attempt> attempts = new ArrayList<>();
        Map<Request, Exchange> reads = new HashMap<>();
        contract.then().stream()
                .filter(then -> then.isRead() && then.isKnownBefore())
                .forEach(then -> reads.computeIfAbsent(then.request(), request -> read(then, attempts)));
        Exchange change = exchanges.send(contract.request());
        Expectation expected = expected(contract.expected(), Responses.NONE);
        attempts.add(
                new Attempt("", change, Optional.of(expected), differences(contract.operation(), expected, change)));
        boolean asExpected = isAsExpected(change, contract.expected());
        Responses responses = Responses.of(change.taken());
        // After a change that did not succeed there is nothing to see.
        for (int i = 0; asExpected && i < contract.then().size(); i++) {
            Contract.FollowUp then = contract.then().get(i);
            Attempt seen = settled(then, Optional.ofNullable(reads.get(then.request())), responses);
            reads.put(then.request(), seen.exchange());
            attempts.add(seen);
            if (then.name().isPresent()) {
                responses = responses.with(then.name().get(), seen.exchange().taken());
            }
            asExpected = then.isRead() || isAsExpected(seen.exchange(), then.expected());
        }
        boolean passed =
                attempts.stream().allMatch(attempt -> attempt.differences().isEmpty());
        List<Step> steps = passed && !isExample
                ? List.of()
                : attempts.stream().map(this::step).toList();
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        return result(contract, passed ? Verdict.PASSED : Verdict.BROKEN, Optional.empty(), steps, duration);
    }

    static ContractResult notRun(Contract contract, String reason) {
        return result(contract, Verdict.NOT_RUN, Optional.of(reason), List.of(), Duration.ZERO);
    }

    private static ContractResult result(
            Contract contract, Verdict verdict, Optional<String> reason, List<Step> steps, Duration duration) {
        return new ContractResult(
                contract.id(),
                contract.operation(),
                contract.name(),
                contract.keyword(),
                contract.expected().outcome(),
                verdict,
                reason,
                steps,
                duration);
    }

    private Exchange read(Contract.FollowUp then, List<Attempt> attempts) {
        Exchange read = exchanges.send(then.request());
        attempts.add(new Attempt(
                then.operation() + " before",
                read,
                Optional.empty(),
                read.fault().stream().toList()));
        return read;
    }

    /** A step after the change. A read is repeated until it shows what it should, as long as reads may lag behind. */
    private Attempt settled(Contract.FollowUp then, Optional<Exchange> before, Responses responses) {
        long end = System.nanoTime() + settle.toNanos();
        Attempt seen = after(then, before, responses);
        while (then.isRead()
                && !seen.differences().isEmpty()
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            seen = after(then, before, responses);
        }
        return seen;
    }

    private static boolean isAsExpected(Exchange exchange, Expectation expected) {
        return exchange.response().isPresent()
                && exchange.isSuccess() == expected.outcome().isSuccess();
    }

    private Attempt after(Contract.FollowUp then, Optional<Exchange> before, Responses responses) {
        Exchange after = exchanges.send(then.request(), responses);
        Expectation expected = expected(then.expected(), responses);
        List<String> differences = new ArrayList<>(differences(then.operation(), expected, after));
        before.filter(read -> read.isSuccess() && after.isSuccess())
                .map(read -> ResponseCheck.sideEffects(expected, read.body(), after.body()))
                .ifPresent(differences::addAll);
        return new Attempt(then.operation() + " after", after, Optional.of(expected), differences);
    }

    /** The expectation with the ids of the environment, and with values from earlier responses. */
    private Expectation expected(Expectation stated, Responses responses) {
        return stated.withBody(stated.body().map(body -> RuntimeExpression.resolve(ids.in(body), responses)));
    }

    private List<String> differences(String operation, Expectation expected, Exchange exchange) {
        return exchange.response()
                .map(response -> Stream.concat(
                                check.differences(operation, expected, response).stream(),
                                freshHeaders.differences(exchange.request(), response))
                        .toList())
                .orElseGet(() -> exchange.fault().stream().toList());
    }

    private Step step(Attempt attempt) {
        Exchange exchange = attempt.exchange();
        return new Step(
                attempt.title(),
                exchanges.request(exchange),
                attempt.expected()
                        .map(expected -> exchanges.shown(exchange, words(expected)))
                        .orElse(""),
                exchanges.answer(exchange),
                attempt.differences().stream().map(mask::apply).toList(),
                exchanges.curl(exchange));
    }

    private static String words(Expectation expected) {
        StringBuilder words =
                new StringBuilder(String.valueOf(expected.outcome().status()));
        expected.headers()
                .forEach((name, header) -> words.append('\n')
                        .append(name)
                        .append(": a value that matches ")
                        .append(header.pattern()));
        expected.body().ifPresent(body -> words.append("\n\n").append(body.toPrettyString()));
        expected.absent().forEach(key -> words.append("\n\nwithout the key ").append(key));
        return words.toString();
    }
}
