/** Contracts about the names that no two things share: which are equal, which are taken, and which are free. */
package com.eiam.accounts.contracts.generator.derive.name;
