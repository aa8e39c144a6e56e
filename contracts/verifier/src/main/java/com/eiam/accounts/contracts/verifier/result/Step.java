package com.eiam.accounts.contracts.verifier.result;

import java.util.List;
import java.util.Optional;

/**
 * One request of a contract, and its response.
 *
 * @param title what the request is for; empty for the contract's own request
 * @param expected the expected response in words; empty if any response will do
 * @param answer the response; empty if there was none
 * @param differences in words, how the response differs from the expected one
 * @param curl the command that repeats the request, with tokens in shell variables ({@link VerificationReport#shell()})
 */
public record Step(
        String title,
        SentRequest request,
        String expected,
        Optional<ReceivedAnswer> answer,
        List<String> differences,
        String curl) {}
