/** All contracts in one file, {@code contracts.json}, in the form of the contract model. */
package com.eiam.accounts.contracts.generator.suite;
