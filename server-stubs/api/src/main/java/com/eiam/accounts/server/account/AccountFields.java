package com.eiam.accounts.server.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields that all requests share which create or change an account. The generated models of those requests
 * implement this interface, so one method can handle them all. A field that is absent, {@code null} or empty is not
 * given, and changes nothing.
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

    default Optional<String> givenAccountName() {
        return given(getAccountName());
    }

    default Optional<String> givenName() {
        return given(getName());
    }

    default Optional<String> givenOrgCode() {
        return given(getOrgCode());
    }

    default Optional<String> givenPassword() {
        return given(getPassword());
    }

    default Optional<Boolean> givenDisabled() {
        return Optional.ofNullable(getDisabled());
    }

    /**
     * The free attributes after the change: merged key by key. A key with the value {@code null} is removed.
     *
     * @param before the account's attributes, which stay as they are
     * @return a new map
     */
    default Map<String, Object> mergedExtension(Map<String, Object> before) {
        Map<String, Object> merged = new LinkedHashMap<>(before);
        Optional.ofNullable(getExtension()).ifPresent(merged::putAll);
        merged.values().removeIf(value -> value == null);
        return merged;
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(sent -> !sent.isEmpty());
    }
}
