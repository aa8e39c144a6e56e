package com.eiam.accounts.reference.account;

/** The kinds of account, under the names by which the API and the database know them. */
enum AccountType {
    BASIC_ACCOUNT,
    ORPHAN_ACCOUNT,
    PUBLIC_ACCOUNT
}
