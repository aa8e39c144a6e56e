package app;

import com.eiam.accounts.server.*;
import com.eiam.accounts.server.account.*;
import com.eiam.accounts.server.api.AccountsApi;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.Tenant.User;
import java.time.Instant;
import java.util.*;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.RestController;

@RestController
record Accounts(Store store, RequestRules rules, CurrentCall call) implements AccountsApi {

    @Override
    public AccountReference createOrphanAccount(String appId, CreateOrphanAccountRequest request, String idempotencyKey) {
        return create(appId, AccountType.ORPHAN_ACCOUNT, null, request, idempotencyKey);
    }

    @Override
    public AccountReference createBasicAccount(String appId, CreateBasicAccountRequest request, String idempotencyKey) {
        return create(appId, AccountType.BASIC_ACCOUNT, request.getUserId(), request, idempotencyKey);
    }

    AccountReference create(String appId, AccountType type, String userId, AccountFields fields, String key) {
        StoredAccount account = new StoredAccount(AccountIds.next(Instant.now()), type);
        return store.once(Arrays.asList(appId, call.clientId(), call.operationId(), key), fields, app ->
                save(app, () -> account, userId, fields));
    }

    @Override
    public AccountReference updateAccount(String appId, String accountId, UpdateAccountRequest request) {
        return store.with(appId, app -> save(app, () -> app.account(accountId), null, request));
    }

    /** Changes an account only if nothing is wrong with the request. What is wrong first is answered. */
    private AccountReference save(
            Store.Application app, Supplier<StoredAccount> found, String userId, AccountFields fields) {
        if (fields.givenOrgCode().isPresent() && !app.tenant().organisationModel()) {
            throw new ApiException(ErrorCode.APP_OBJECTMODEL_0005);
        }
        StoredAccount account = found.get();
        Optional<String> orgId = fields.givenOrgCode()
                .map(code -> Store.found(app.tenant().organisation(code), ErrorCode.APP_ORG_0024).orgId());
        Optional<User> holder =
                Optional.ofNullable(userId).map(id -> Store.found(store.tenant.user(id), ErrorCode.USER_0001));
        rules.check(new UpdateAccountRequest().extension(fields.mergedExtension(account.extension)));
        String accountName = fields.givenAccountName().orElse(holder.map(User::userName).orElse(account.accountName));
        if (app.accounts().values().stream().anyMatch(other -> other != account && other.isNamed(accountName))) {
            throw new ApiException(ErrorCode.APP_ACCOUNT_0013);
        }
        account.set(fields, orgId);
        account.accountName = accountName;
        app.accounts().put(account.id, account);
        return new AccountReference(account.id);
    }

    @Override
    public void deleteAccount(String appId, String accountId) {
        store.change(appId, app -> app.accounts().remove(app.account(accountId).id), deleted -> {});
    }

    @Override
    public AccountReference enableAccount(String appId, String accountId) {
        return store.change(appId, app -> app.account(accountId), account -> account.disabled = false);
    }

    @Override
    public AccountReference disableAccount(String appId, String accountId) {
        return store.change(appId, app -> app.account(accountId), account -> account.disabled = true);
    }

    @Override
    public Account getAccount(String appId, String accountId) {
        return store.with(appId, app -> app.account(accountId).model());
    }

    @Override
    public AccountPage listAccounts(String appId, Integer offset, Integer limit, String accountType) {
        return store.with(appId, app -> {
            List<Account> accounts = app.accounts().values().stream()
                    .map(StoredAccount::model)
                    .filter(account -> accountType == null || accountType.isEmpty()
                            || account.getAccountType().getValue().equals(accountType))
                    .toList();
            return new AccountPage((long) accounts.size(), Store.page(accounts, offset, limit));
        });
    }
}
