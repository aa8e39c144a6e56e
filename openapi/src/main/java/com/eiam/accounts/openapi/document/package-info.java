/** Reads an OpenAPI document: references, operations, JSON Schemas with our own keywords. Used at run time too. */
package com.eiam.accounts.openapi.document;
