package com.eiam.accounts.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the server stubs.
 *
 * @param retryAfter how long callers are told to wait when something that the server needs does not answer; whole seconds
 */
@ConfigurationProperties("eiam.accounts")
record EiamAccountsProperties(@DefaultValue("5s") Duration retryAfter) {}
