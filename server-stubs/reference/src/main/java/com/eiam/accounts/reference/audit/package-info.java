/** The record of each change. */
package com.eiam.accounts.reference.audit;
