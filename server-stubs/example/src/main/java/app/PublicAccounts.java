package app;

import com.eiam.accounts.server.api.PublicAccountsApi;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.Tenant.User;
import java.util.*;
import java.util.function.BiConsumer;
import org.springframework.web.bind.annotation.RestController;

@RestController
record PublicAccounts(Store store, Accounts accounts) implements PublicAccountsApi {

    @Override
    public AccountReference createPublicAccount(String appId, CreatePublicAccountRequest request, String idempotencyKey) {
        return accounts.create(appId, AccountType.PUBLIC_ACCOUNT, null, request, idempotencyKey);
    }

    @Override
    public AccountReference bindPublicAccountUsers(String appId, String accountId, UserNamesRequest request) {
        return change(appId, accountId, request, (account, user) -> account.users.put(user.userId(), user));
    }

    @Override
    public AccountReference unbindPublicAccountUsers(String appId, String accountId, UserNamesRequest request) {
        return change(appId, accountId, request, (account, user) -> account.users.remove(user.userId()));
    }

    private AccountReference change(
            String appId, String accountId, UserNamesRequest request, BiConsumer<StoredAccount, User> change) {
        return store.change(appId, app -> app.publicAccount(accountId), account ->
                request.getUserNames().stream()
                        .map(name -> Store.found(store.tenant.userNamed(name), ErrorCode.USER_0001))
                        .toList()
                        .forEach(user -> change.accept(account, user)));
    }

    @Override
    public AccountReference bindPublicAccountOwner(String appId, String accountId, OwnerRequest request) {
        return store.change(appId, app -> app.publicAccount(accountId), account ->
                account.owner = Store.found(store.tenant.userNamed(request.getUserName()), ErrorCode.APP_ACCOUNT_0037));
    }

    @Override
    public Owner getPublicAccountOwner(String appId, String accountId) {
        return store.with(appId, app -> {
            User owner = Store.found(Optional.ofNullable(app.publicAccount(accountId).owner), ErrorCode.APP_ACCOUNT_0037);
            return new Owner(owner.userId(), owner.userName(), owner.disabled());
        });
    }

    @Override
    public AssociatedUserPage listPublicAccountUsers(String appId, String accountId, Integer offset, Integer limit) {
        return store.with(appId, app -> {
            List<AssociatedUser> users = app.publicAccount(accountId).users.values().stream()
                    .map(user -> new AssociatedUser(user.userId(), user.userName(), user.disabled()))
                    .toList();
            return new AssociatedUserPage((long) users.size(), Store.page(users, offset, limit));
        });
    }
}
