/**
 * A contract on its way from the spec to the files: the request, the rule that it breaks, and the whole response that
 * it expects, each worked out once.
 */
package com.eiam.accounts.contracts.generator.testcase;
