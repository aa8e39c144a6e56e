package com.eiam.accounts.reference.repository;

/** A user. A basic account belongs to one user; a public account has an owner and other users. */
public record User(String id, String username, boolean disabled) {}
