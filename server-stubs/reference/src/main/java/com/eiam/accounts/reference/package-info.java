/** The reference server. */
package com.eiam.accounts.reference;
