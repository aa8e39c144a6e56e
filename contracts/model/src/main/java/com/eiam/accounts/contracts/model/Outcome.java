package com.eiam.accounts.contracts.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/**
 * A way in which an operation may end.
 *
 * @param code the error code; empty for a success
 */
public record Outcome(int status, Optional<String> code) {

    @JsonIgnore
    public boolean isSuccess() {
        return code.isEmpty();
    }

    /** Status and code, as in {@code 400 APP.0001}. */
    @Override
    public String toString() {
        return code.map(text -> status + " " + text).orElse(String.valueOf(status));
    }
}
