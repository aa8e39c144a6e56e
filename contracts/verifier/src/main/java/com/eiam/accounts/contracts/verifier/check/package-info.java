/** Compares responses with contracts and schemas. For the packages of this module only. */
package com.eiam.accounts.contracts.verifier.check;
