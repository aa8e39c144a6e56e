/** Tests of programs that use the client: stubs over HTTP, and a fake without it. */
package com.eiam.accounts.client.test;
