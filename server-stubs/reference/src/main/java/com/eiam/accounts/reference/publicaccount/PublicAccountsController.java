package com.eiam.accounts.reference.publicaccount;

import com.eiam.accounts.reference.account.AccountService;
import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.reference.repository.User;
import com.eiam.accounts.server.api.PublicAccountsApi;
import com.eiam.accounts.server.model.AccountReference;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.AssociatedUser;
import com.eiam.accounts.server.model.AssociatedUserPage;
import com.eiam.accounts.server.model.CreatePublicAccountRequest;
import com.eiam.accounts.server.model.Owner;
import com.eiam.accounts.server.model.OwnerRequest;
import com.eiam.accounts.server.model.UserNamesRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** The operations with the tag public-accounts. */
@RestController
record PublicAccountsController(PublicAccountService service, AccountService accounts) implements PublicAccountsApi {

    @Override
    public AccountReference createPublicAccount(
            String appId, CreatePublicAccountRequest request, @Nullable String idempotencyKey) {
        String id = accounts.create(appId, AccountType.PUBLIC_ACCOUNT, null, request, idempotencyKey);
        return new AccountReference(id);
    }

    @Override
    public AccountReference bindPublicAccountUsers(String appId, String accountId, UserNamesRequest request) {
        service.bind(appId, accountId, request);
        return new AccountReference(accountId);
    }

    @Override
    public AccountReference unbindPublicAccountUsers(String appId, String accountId, UserNamesRequest request) {
        service.unbind(appId, accountId, request);
        return new AccountReference(accountId);
    }

    @Override
    public AccountReference bindPublicAccountOwner(String appId, String accountId, OwnerRequest request) {
        service.bindOwner(appId, accountId, request);
        return new AccountReference(accountId);
    }

    @Override
    public Owner getPublicAccountOwner(String appId, String accountId) {
        User owner = service.owner(appId, accountId);
        return new Owner(owner.id(), owner.username(), owner.disabled());
    }

    @Override
    public AssociatedUserPage listPublicAccountUsers(String appId, String accountId, Integer offset, Integer limit) {
        Page<User> page = service.users(appId, accountId, new Page.Request(offset, limit));
        return new AssociatedUserPage(
                page.total(),
                page.entries().stream()
                        .map(user -> new AssociatedUser(user.id(), user.username(), user.disabled()))
                        .toList());
    }
}
