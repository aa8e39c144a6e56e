/** The stated contracts in Arazzo, for runners that know nothing of this project. */
package com.eiam.accounts.contracts.generator.arazzo;
