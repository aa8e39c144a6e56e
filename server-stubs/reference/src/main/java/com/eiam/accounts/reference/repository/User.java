package com.eiam.accounts.reference.repository;

/** A user, who can hold, own or share accounts. */
public record User(String id, String username, boolean disabled) {}
