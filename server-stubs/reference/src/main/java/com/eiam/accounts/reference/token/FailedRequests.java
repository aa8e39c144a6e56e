package com.eiam.accounts.reference.token;

import com.eiam.accounts.reference.limit.Allowance;
import com.eiam.accounts.reference.limit.LimitProperties;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Limits requests for tokens with a wrong secret, for each address, and for each client id at an address. A client id
 * alone is not limited: others could lock its owner out. A request counts as failed until it has succeeded, so that
 * requests at the same time are limited before their secrets are checked, which takes long. Thread-safe.
 */
@Component
final class FailedRequests {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Allowance perClient;
    private final Allowance perAddress;

    FailedRequests(LimitProperties limits, Clock clock) {
        this.perClient = new Allowance(limits.failedTokensPerClient(), PERIOD, clock);
        this.perAddress = new Allowance(limits.failedTokensPerAddress(), PERIOD, clock);
    }

    /** Counts a request as failed. If too many have failed, it does not count, and the result is how long to wait. */
    Duration begin(String address, String clientId) {
        Duration wait = perAddress.take(address);
        if (!wait.isZero()) {
            return wait;
        }
        wait = perClient.take(client(address, clientId));
        if (!wait.isZero()) {
            perAddress.giveBack(address);
        }
        return wait;
    }

    /** The secret of a request was right, so that it does not count. */
    void succeeded(String address, String clientId) {
        perClient.giveBack(client(address, clientId));
        perAddress.giveBack(address);
    }

    private static String client(String address, String clientId) {
        return address + " " + clientId;
    }
}
