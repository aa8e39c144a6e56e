package com.eiam.accounts.server.errors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the server stubs. Not for implementers.
 *
 * @param retryAfter the {@code Retry-After} of a 503: how long callers wait before they try again; whole seconds
 * @param tokenRecheck how long the signature of a token that was verified is not verified again; zero verifies it at each
 *     call
 */
@ConfigurationProperties("eiam.accounts")
public record EiamAccountsProperties(
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("10s") Duration tokenRecheck) {}
