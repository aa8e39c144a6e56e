/** Limits how often something may happen for each client or address. */
@NullMarked
package com.eiam.accounts.reference.limit;

import org.jspecify.annotations.NullMarked;
