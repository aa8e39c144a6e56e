package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves what a request refers to, each with the refusal for what there isn't. */
final class References {

    private final ApplicationRepository applications;
    private final AccountRepository accounts;

    References(ApplicationRepository applications, AccountRepository accounts) {
        this.applications = applications;
        this.accounts = accounts;
    }

    Application application(String appId) {
        return applications.find(appId).orElseThrow(() -> new ApiException(ErrorCode.APP_0001));
    }

    /** The account, locked until the transaction ends. */
    Account account(Application application, String accountId) {
        return known(accounts.lock(application.id(), accountId));
    }

    /** The account, to be read only. */
    Account readAccount(Application application, String accountId) {
        return known(accounts.find(application.id(), accountId));
    }

    private static Account known(Optional<Account> account) {
        return account.orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0028));
    }

    /** The account, if it is a public one, locked until the transaction ends. */
    Account publicAccount(Application application, String accountId) {
        return knownPublic(accounts.lock(application.id(), accountId));
    }

    /** The account, if it is a public one, to be read only. */
    Account readPublicAccount(Application application, String accountId) {
        return knownPublic(accounts.find(application.id(), accountId));
    }

    private static Account knownPublic(Optional<Account> found) {
        return found.filter(account -> account.type() == AccountType.PUBLIC_ACCOUNT)
                .orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0038));
    }

    /** The id of the organisation that a caller names by its code, or what it was if the caller names none. */
    @Nullable
    String organisation(Application application, AccountFields fields, @Nullable String otherwise) {
        return fields.orgCode().isEmpty()
                ? otherwise
                : applications
                        .organisation(application.id(), fields.orgCode().get())
                        .orElseThrow(() -> new ApiException(ErrorCode.APP_ORG_0024));
    }

    /** Organisations can be named only where the application has them. */
    void requireOrganisationModel(Application application, AccountFields fields) {
        if (fields.orgCode().isPresent() && !application.organisationModel()) {
            throw new ApiException(ErrorCode.APP_OBJECTMODEL_0005);
        }
    }

    /** The user of an id. */
    User user(String userId) {
        return applications.user(userId).orElseThrow(() -> new ApiException(ErrorCode.USER_0001));
    }

    /** The id of the user who is to answer for an account. */
    String owner(String username) {
        String key = NameKey.of(username);
        return Optional.ofNullable(applications.users(Set.of(key)).get(key))
                .orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0037));
    }

    /** The user who answers for an account. */
    User ownerOf(Account account) {
        return Optional.ofNullable(account.ownerId())
                .flatMap(applications::user)
                .orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0037));
    }

    /** The ids of users by name, each once; all of them must exist. */
    Set<String> users(List<String> usernames) {
        Set<String> keys = usernames.stream().map(NameKey::of).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> ids = applications.users(keys);
        if (ids.size() < keys.size()) {
            throw new ApiException(ErrorCode.USER_0001);
        }
        return keys.stream().map(ids::get).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of the roles that the account holds. */
    Set<String> heldRoles(Account account, Collection<String> roleIds) {
        return applications.heldRoles(account.appId(), account.id(), roleIds);
    }
}
