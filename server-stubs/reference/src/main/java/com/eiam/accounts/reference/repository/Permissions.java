package com.eiam.accounts.reference.repository;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The roles of an account and the permissions of these roles, each once, in the order of their ids. */
public record Permissions(String accountId, List<Role> roles, List<Permission> functions, List<Permission> data) {

    /** The kind of functions, as the database names it. */
    public static final String FUNCTION = "function";

    /** The kind of data, as the database names it. */
    public static final String DATA = "data";

    /**
     * A permission.
     *
     * @param remoteId its id in the application itself
     */
    public record Permission(String id, @Nullable String remoteId) {}
}
