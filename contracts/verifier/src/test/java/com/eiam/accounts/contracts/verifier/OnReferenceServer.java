package com.eiam.accounts.contracts.verifier;

import com.eiam.accounts.reference.EiamAccountsApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Tests use the reference server. One server runs for all test classes of a JVM; {@link FreshTenant} resets it before
 * each class.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = EiamAccountsApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public @interface OnReferenceServer {}
