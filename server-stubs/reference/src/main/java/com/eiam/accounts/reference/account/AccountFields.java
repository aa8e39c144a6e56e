package com.eiam.accounts.reference.account;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of an account. What is absent, null or empty is not given.
 *
 * @param name the display name
 * @param orgCode the code of an organisation
 * @param password in clear; goes no further than to be hashed
 * @param extension free attributes; empty if none is given
 */
record AccountFields(
        Optional<String> accountName,
        Optional<String> name,
        Optional<String> orgCode,
        Optional<String> password,
        Optional<Boolean> disabled,
        Map<String, Object> extension) {

    static AccountFields of(
            @Nullable String accountName,
            @Nullable String name,
            @Nullable String orgCode,
            @Nullable String password,
            @Nullable Boolean disabled,
            @Nullable Map<String, Object> extension) {
        return new AccountFields(
                Optional.ofNullable(accountName),
                given(name),
                given(orgCode),
                given(password),
                Optional.ofNullable(disabled),
                extension == null ? Map.of() : extension);
    }

    /** The same, with a user's name as the account's unless there is one. */
    AccountFields namedAfter(User user) {
        return new AccountFields(
                accountName.or(() -> Optional.of(user.username())), name, orgCode, password, disabled, extension);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }

    /** A record's own text would show the password. */
    @Override
    public String toString() {
        return "AccountFields[" + accountName.orElse("") + "]";
    }
}
