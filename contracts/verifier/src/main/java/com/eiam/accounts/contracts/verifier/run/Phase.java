package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;

/** When contracts run. */
enum Phase {
    /** Contracts that change something or read it. Those of one lane run one after the other. */
    IN_LANES,
    /**
     * Refusals that no read follows. They should change nothing, so all of them can run at once. They come later: what one of
     * them changes all the same would be there before and after each contract that looks for it.
     */
    REFUSED,
    /** Contracts that send a token that has expired: there is time until then. */
    EXPIRED;

    static Phase of(Contract contract) {
        if (TokenAcquisition.sendsExpired(contract)) {
            return EXPIRED;
        }
        return contract.expected().outcome().isSuccess() || !contract.then().isEmpty() ? IN_LANES : REFUSED;
    }

    /** The lane of a contract in this phase. A contract without one has a lane of its own. */
    String lane(Contract contract) {
        String own = "\0" + contract.id();
        return this == REFUSED ? own : contract.lane().orElse(own);
    }
}
