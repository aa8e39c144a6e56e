package com.eiam.accounts.server;

import java.util.OptionalInt;

/** Exceptions of a library that the classpath may lack, and the HTTP status that they mean. */
@FunctionalInterface
interface KnownFault {

    /** The status of what was thrown; empty if this isn't one of them. */
    OptionalInt status(Throwable thrown);
}
