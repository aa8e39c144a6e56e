package com.eiam.accounts.contracts.verifier;

import java.util.List;
import java.util.Optional;

/**
 * One request of a contract, and what came of it.
 *
 * @param title what the request is for; empty for the contract's own request
 * @param request what was sent
 * @param expected what the contract states of the answer, in words; empty if nothing is held against it
 * @param answer what came back; empty if nothing did
 * @param differences how the answer differs, in words; empty if it doesn't
 * @param curl the command that repeats the request, with tokens in shell variables ({@link VerificationReport#shell()})
 */
public record Step(
        String title,
        SentRequest request,
        String expected,
        Optional<ReceivedAnswer> answer,
        List<String> differences,
        String curl) {}
