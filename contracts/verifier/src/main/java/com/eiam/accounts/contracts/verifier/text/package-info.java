/** How text is written so that people can read it. */
package com.eiam.accounts.contracts.verifier.text;
