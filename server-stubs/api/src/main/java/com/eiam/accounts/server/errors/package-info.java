/** Answers every error with the envelopes of the API, whatever throws it, in the language of the caller. */
package com.eiam.accounts.server.errors;
