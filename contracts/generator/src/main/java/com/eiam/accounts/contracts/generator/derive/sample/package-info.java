/** Values that break one rule of a schema or reach its bound, and the answer to each. */
package com.eiam.accounts.contracts.generator.derive.sample;
