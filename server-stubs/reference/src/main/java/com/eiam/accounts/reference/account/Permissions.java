package com.eiam.accounts.reference.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account may do: its roles, and what these carry, each once; all in the order of their ids. */
record Permissions(List<Role> roles, List<Permission> functions, List<Permission> data) {

    /**
     * A permission.
     *
     * @param remoteId its id in the application itself
     */
    record Permission(String id, @Nullable String remoteId) {}
}
