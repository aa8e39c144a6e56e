/** Checks at start that the application has the Spring Boot that the stubs need, and settings in their range. */
package com.eiam.accounts.server.start;
