/** The commands that builds run. */
package com.eiam.accounts.openapi.cli;
