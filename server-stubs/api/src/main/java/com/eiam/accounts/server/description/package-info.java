/** The spec at run time: its operations, its request schemas and its messages. */
package com.eiam.accounts.server.description;
