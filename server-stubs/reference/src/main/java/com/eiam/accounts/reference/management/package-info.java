/** What an operator needs, on a port of its own: health, metrics, and a quiet end. */
package com.eiam.accounts.reference.management;
