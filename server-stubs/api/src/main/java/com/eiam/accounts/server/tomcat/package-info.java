/** What Tomcat answers before any filter, and its limits. */
package com.eiam.accounts.server.tomcat;
