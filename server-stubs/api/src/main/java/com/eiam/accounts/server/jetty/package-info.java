/** What Jetty answers before any filter, if it is the container. */
package com.eiam.accounts.server.jetty;
