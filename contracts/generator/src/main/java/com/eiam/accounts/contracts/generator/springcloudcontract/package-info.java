/** The contracts in the YAML of Spring Cloud Contract. */
package com.eiam.accounts.contracts.generator.springcloudcontract;
