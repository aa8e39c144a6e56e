package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountRepository;
import com.eiam.accounts.reference.repository.Application;
import com.eiam.accounts.reference.repository.ApplicationRepository;
import com.eiam.accounts.reference.repository.User;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.tenant.NameKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what a request refers to. What does not exist is refused, each with its own code. */
@Component
public final class References {

    private final ApplicationRepository applications;
    private final AccountRepository accounts;

    References(ApplicationRepository applications, AccountRepository accounts) {
        this.applications = applications;
        this.accounts = accounts;
    }

    public Application application(String appId) {
        return applications.find(appId).orElseThrow(() -> new ApiException(ErrorCode.APP_0001));
    }

    /** The account, locked until the transaction ends. */
    public Account account(Application application, String accountId) {
        return known(accounts.lock(application.id(), accountId));
    }

    /** The account, to be read only. */
    public Account readAccount(Application application, String accountId) {
        return known(accounts.find(application.id(), accountId));
    }

    private static Account known(Optional<Account> account) {
        return account.orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0028));
    }

    /** The account if it is a public one, locked until the transaction ends. */
    public Account publicAccount(Application application, String accountId) {
        return knownPublic(accounts.lock(application.id(), accountId));
    }

    /** The account if it is a public one, to be read only. */
    public Account readPublicAccount(Application application, String accountId) {
        return knownPublic(accounts.find(application.id(), accountId));
    }

    private static Account knownPublic(Optional<Account> found) {
        return found.filter(account -> account.type() == AccountType.PUBLIC_ACCOUNT)
                .orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0038));
    }

    String organisation(Application application, String code) {
        return applications
                .organisation(application.id(), code)
                .orElseThrow(() -> new ApiException(ErrorCode.APP_ORG_0024));
    }

    User user(String userId) {
        return applications.user(userId).orElseThrow(() -> new ApiException(ErrorCode.USER_0001));
    }

    /** The id of the user who becomes the owner of an account. */
    public String owner(String username) {
        String key = NameKey.of(username);
        return Optional.ofNullable(applications.users(Set.of(key)).get(key))
                .orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0037));
    }

    /** The owner of an account. */
    public User ownerOf(Account account) {
        return Optional.ofNullable(account.ownerId())
                .flatMap(applications::user)
                .orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0037));
    }

    /** The ids of users by name, each once. All of them must exist. */
    public Set<String> users(List<String> usernames) {
        Set<String> keys = usernames.stream().map(NameKey::of).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> ids = applications.users(keys);
        if (ids.size() < keys.size()) {
            throw new ApiException(ErrorCode.USER_0001);
        }
        return keys.stream().map(ids::get).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
