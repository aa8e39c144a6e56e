package com.eiam.accounts.reference.account;

/** A user, who may hold, own or share accounts. */
record User(String id, String username, boolean disabled) {}
