package com.eiam.accounts.client.internal.http;

/** Whether a call waits in the thread of its caller. */
public enum Waiting {
    BLOCKING,
    ASYNC
}
