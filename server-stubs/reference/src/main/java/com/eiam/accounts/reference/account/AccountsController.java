package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.repository.Account.WithRoles;
import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.server.api.AccountsApi;
import com.eiam.accounts.server.model.Account;
import com.eiam.accounts.server.model.AccountPage;
import com.eiam.accounts.server.model.AccountReference;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.CreateBasicAccountRequest;
import com.eiam.accounts.server.model.CreateOrphanAccountRequest;
import com.eiam.accounts.server.model.UpdateAccountRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** The operations with the tag accounts. */
@RestController
record AccountsController(AccountService service, AccountQueries queries) implements AccountsApi {

    @Override
    public AccountReference createOrphanAccount(
            String appId, CreateOrphanAccountRequest request, @Nullable String idempotencyKey) {
        String id = service.create(appId, AccountType.ORPHAN_ACCOUNT, null, request, idempotencyKey);
        return new AccountReference(id);
    }

    @Override
    public AccountReference createBasicAccount(
            String appId, CreateBasicAccountRequest request, @Nullable String idempotencyKey) {
        String id = service.create(appId, AccountType.BASIC_ACCOUNT, request.getUserId(), request, idempotencyKey);
        return new AccountReference(id);
    }

    @Override
    public AccountReference updateAccount(String appId, String accountId, UpdateAccountRequest request) {
        service.update(appId, accountId, request);
        return new AccountReference(accountId);
    }

    @Override
    public AccountReference enableAccount(String appId, String accountId) {
        service.update(appId, accountId, new UpdateAccountRequest().disabled(false));
        return new AccountReference(accountId);
    }

    @Override
    public AccountReference disableAccount(String appId, String accountId) {
        service.update(appId, accountId, new UpdateAccountRequest().disabled(true));
        return new AccountReference(accountId);
    }

    @Override
    public void deleteAccount(String appId, String accountId) {
        service.delete(appId, accountId);
    }

    @Override
    public Account getAccount(String appId, String accountId) {
        return queries.get(appId, accountId).shown();
    }

    @Override
    public AccountPage listAccounts(String appId, Integer offset, Integer limit, @Nullable String accountType) {
        Optional<AccountType> type =
                Optional.ofNullable(accountType).filter(name -> !name.isEmpty()).map(AccountType::fromValue);
        Page<WithRoles> page = queries.list(appId, type, new Page.Request(offset, limit));
        return new AccountPage(
                page.total(), page.entries().stream().map(WithRoles::shown).toList());
    }
}
