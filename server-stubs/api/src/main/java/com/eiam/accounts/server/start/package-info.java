/**
 * The settings of the server stubs, and checks at start: of the Spring Boot that the stubs need, and of ranges of
 * settings.
 */
package com.eiam.accounts.server.start;
