/** The settings of the server stubs, and checks at start: of their ranges and of Spring Boot's version. */
package com.eiam.accounts.server.start;
