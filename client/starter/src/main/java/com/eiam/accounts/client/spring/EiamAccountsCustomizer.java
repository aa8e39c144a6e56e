package com.eiam.accounts.client.spring;

import com.eiam.accounts.client.EiamAccountsBuilder;

/** A bean of this type changes the client's builder, after the properties. */
@FunctionalInterface
public interface EiamAccountsCustomizer {

    void customize(EiamAccountsBuilder builder);
}
