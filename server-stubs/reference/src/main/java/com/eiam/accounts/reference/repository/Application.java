package com.eiam.accounts.reference.repository;

/**
 * An application.
 *
 * @param organisationModel whether accounts can belong to organisations
 * @param roleModel whether accounts can hold roles
 * @param severalRoles whether one account can hold several of them
 */
public record Application(String id, boolean organisationModel, boolean roleModel, boolean severalRoles) {}
