/** The SQL of the operations. */
package com.eiam.accounts.reference.repository;
