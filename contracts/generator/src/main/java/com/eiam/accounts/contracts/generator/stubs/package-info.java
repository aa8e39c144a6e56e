/** The contracts as stubs of WireMock. Request patterns and response templates are written here and nowhere else. */
package com.eiam.accounts.contracts.generator.stubs;
