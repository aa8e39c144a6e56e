/**
 * What a contract is: who calls, the request, the expected response, and the read that shows the change. Contracts stay
 * structured from the generator to the moment when {@link com.eiam.accounts.contracts.model.http.RequestEncoder} turns
 * a request into HTTP.
 */
package com.eiam.accounts.contracts.model;
