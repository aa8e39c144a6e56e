/** The types that implementers of the API use: refusals, the current call, rules for requests, error responses. */
package com.eiam.accounts.server;
