/** The one place that turns a request of a contract into HTTP, with the ids and the credentials of an environment. */
package com.eiam.accounts.contracts.model.http;
