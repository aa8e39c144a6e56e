/**
 * A client of the EIAM account API: begin with {@link com.eiam.accounts.client.EiamAccounts#builder()}.
 *
 * <p>The packages {@code api} and {@code model} below are generated from the API's description; what stands here is written
 * by hand: the face of the client, its exceptions, and the transport, one concern a class.
 */
package com.eiam.accounts.client;
