/** What the log says at start, and why a start failed, in one line. */
package com.eiam.accounts.reference.start;
