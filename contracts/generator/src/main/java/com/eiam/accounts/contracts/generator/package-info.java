/**
 * From the spec to contracts: cases, one YAML file each, their index and the coverage matrix. Knows OpenAPI and the text
 * format of the contracts; no type of the tool that reads them.
 */
package com.eiam.accounts.contracts.generator;
