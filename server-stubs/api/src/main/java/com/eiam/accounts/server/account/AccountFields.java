package com.eiam.accounts.server.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that all requests share which create or change an account. The generated models of those requests implement
 * this interface, so one method can handle them all.
 */
public interface AccountFields {

    @Nullable
    String getAccountName();

    @Nullable
    String getName();

    @Nullable
    String getOrgCode();

    @Nullable
    String getPassword();

    @Nullable
    Boolean getDisabled();

    @Nullable
    Map<String, Object> getExtension();
}
