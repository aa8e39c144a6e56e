/** Checks at start that the application has the Spring Boot that the stubs need. */
package com.eiam.accounts.server.start;
