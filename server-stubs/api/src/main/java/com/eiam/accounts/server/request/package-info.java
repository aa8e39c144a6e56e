/** A request on its way to the controller: its id, its operation, its parameters and its body. */
package com.eiam.accounts.server.request;
