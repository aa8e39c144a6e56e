package com.eiam.accounts.reference.account;

/**
 * An application whose accounts are managed.
 *
 * @param organisationModel whether accounts may belong to organisations
 * @param roleModel whether accounts may hold roles
 * @param severalRoles whether one account may hold several of them
 */
record Application(String id, boolean organisationModel, boolean roleModel, boolean severalRoles) {}
