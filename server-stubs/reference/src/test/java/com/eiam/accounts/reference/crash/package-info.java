/** Replicas that work at once, and that die. */
package com.eiam.accounts.reference.crash;
