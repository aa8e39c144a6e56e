package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountRepository;
import com.eiam.accounts.reference.repository.Application;
import com.eiam.accounts.reference.repository.ApplicationRepository;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.ErrorCode;
import org.springframework.stereotype.Component;

/** Finds what a request refers to. What does not exist is refused, each with its own code. */
@Component
public record References(ApplicationRepository applications, AccountRepository accounts) {

    public Application application(String appId) {
        return applications.find(appId).orElseThrow(() -> new ApiException(ErrorCode.APP_0001));
    }

    /** The account, locked until the transaction ends. */
    public Account account(String appId, String accountId) {
        return accounts.lock(appId, accountId).orElseThrow(() -> unknownAccount(appId));
    }

    /** The account if it is a public one, locked until the transaction ends. */
    public Account publicAccount(String appId, String accountId) {
        return accounts.lock(appId, accountId)
                .filter(account -> account.type() == AccountType.PUBLIC_ACCOUNT)
                .orElseThrow(() -> unknownPublicAccount(appId));
    }

    /** Why an account was not found. Only then is the application looked up: each account has one. */
    public ApiException unknownAccount(String appId) {
        return unknown(appId, ErrorCode.APP_ACCOUNT_0028);
    }

    /** Why a public account was not found. */
    public ApiException unknownPublicAccount(String appId) {
        return unknown(appId, ErrorCode.APP_ACCOUNT_0038);
    }

    private ApiException unknown(String appId, ErrorCode code) {
        return new ApiException(applications.find(appId).isPresent() ? code : ErrorCode.APP_0001);
    }

    String organisation(String appId, String code) {
        return applications.organisation(appId, code).orElseThrow(() -> new ApiException(ErrorCode.APP_ORG_0024));
    }

    String username(String userId) {
        return applications.username(userId).orElseThrow(() -> new ApiException(ErrorCode.USER_0001));
    }

    /** The id of the user who becomes the owner of an account. */
    public String owner(String username) {
        return applications.userId(username).orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0037));
    }
}
