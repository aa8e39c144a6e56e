package com.eiam.accounts.server.errors;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the server stubs.
 *
 * @param retryAfter the {@code Retry-After} of a 503: how long callers wait before they try again; whole seconds
 */
@ConfigurationProperties("eiam.accounts")
record EiamAccountsProperties(@DefaultValue("5s") Duration retryAfter) {}
