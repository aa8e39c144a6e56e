/** Sends requests and receives responses. For the packages of this module only. */
package com.eiam.accounts.contracts.verifier.http;
