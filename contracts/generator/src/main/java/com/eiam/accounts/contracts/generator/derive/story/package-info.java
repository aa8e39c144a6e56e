/** What contracts with more than one request are made of: the stated contract that they begin with, and their steps. */
package com.eiam.accounts.contracts.generator.derive.story;
