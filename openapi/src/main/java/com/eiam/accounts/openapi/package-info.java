/** The spec with its error catalogue, its contracts and the contract tenant, read at build time. */
package com.eiam.accounts.openapi;
