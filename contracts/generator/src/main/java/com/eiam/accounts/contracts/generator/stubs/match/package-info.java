/** Request patterns of WireMock: which requests a stub answers. */
package com.eiam.accounts.contracts.generator.stubs.match;
