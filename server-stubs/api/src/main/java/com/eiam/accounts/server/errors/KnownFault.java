package com.eiam.accounts.server.errors;

import java.util.OptionalInt;

/** The HTTP status for exceptions of a library that not every application has. Not for implementers. */
@FunctionalInterface
public interface KnownFault {

    /** The status; empty if the exception is not one of that library. Its causes are asked for by themselves. */
    OptionalInt status(Throwable cause);
}
