/** The page at {@code /} that shows the operations. */
package com.eiam.accounts.reference.webpage;
