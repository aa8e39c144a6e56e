package com.eiam.accounts.reference.repository;

import org.jspecify.annotations.Nullable;

/**
 * A role that accounts can hold.
 *
 * @param remoteId its id in the application itself
 */
public record Role(
        String id, String code, String name, @Nullable String remoteId) {}
