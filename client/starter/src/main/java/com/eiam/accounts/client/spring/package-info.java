/** The client as a bean of Spring Boot. */
package com.eiam.accounts.client.spring;
