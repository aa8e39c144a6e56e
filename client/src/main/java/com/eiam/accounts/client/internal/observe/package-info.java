/** Reports calls to observers. */
package com.eiam.accounts.client.internal.observe;
