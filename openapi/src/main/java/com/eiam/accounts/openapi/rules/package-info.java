/** The numbered rules that a spec must keep. */
package com.eiam.accounts.openapi.rules;
