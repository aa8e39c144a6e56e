package com.eiam.accounts.reference.account;

import org.jspecify.annotations.Nullable;

/**
 * A role that accounts may hold.
 *
 * @param remoteId its id in the application itself
 */
record Role(String id, String code, String name, @Nullable String remoteId) {}
