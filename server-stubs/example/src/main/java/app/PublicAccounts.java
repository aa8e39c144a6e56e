package app;

import com.eiam.accounts.server.api.PublicAccountsApi;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.Tenant.User;
import java.util.*;
import java.util.function.BiConsumer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
record PublicAccounts(Store store, Accounts accounts) implements PublicAccountsApi {

    @Override
    public ResponseEntity<AccountReference> createPublicAccount(
            String appId, CreatePublicAccountRequest request, String idempotencyKey) {
        return accounts.create(appId, AccountType.PUBLIC_ACCOUNT, null, request, idempotencyKey);
    }

    @Override
    public ResponseEntity<AccountReference> bindPublicAccountUsers(String appId, String accountId, UserNamesRequest request) {
        return change(appId, accountId, request, StoredAccount::add);
    }

    @Override
    public ResponseEntity<AccountReference> unbindPublicAccountUsers(String appId, String accountId, UserNamesRequest request) {
        return change(appId, accountId, request, (account, user) -> account.users.remove(user.userId()));
    }

    private ResponseEntity<AccountReference> change(
            String appId, String accountId, UserNamesRequest request, BiConsumer<StoredAccount, User> change) {
        return store.change(appId, application -> application.publicAccount(accountId), account -> {
            List<User> users = request.getUserNames().stream()
                    .map(name -> Store.found(store.tenant.userNamed(name), ErrorCode.USER_0001))
                    .toList();
            users.forEach(user -> change.accept(account, user));
        });
    }

    @Override
    public ResponseEntity<AccountReference> bindPublicAccountOwner(String appId, String accountId, OwnerRequest request) {
        return store.change(appId, application -> application.publicAccount(accountId), account ->
                account.owner = Store.found(store.tenant.userNamed(request.getUserName()), ErrorCode.APP_ACCOUNT_0037));
    }

    @Override
    public ResponseEntity<Owner> getPublicAccountOwner(String appId, String accountId) {
        return store.with(appId, application -> {
            User owner = application.publicAccount(accountId).owner;
            User found = Store.found(Optional.ofNullable(owner), ErrorCode.APP_ACCOUNT_0037);
            return ResponseEntity.ok(new Owner(found.userId(), found.userName(), found.disabled()));
        });
    }

    @Override
    public ResponseEntity<AssociatedUserPage> listPublicAccountUsers(String appId, String accountId, Integer offset, Integer limit) {
        return store.with(appId, application -> {
            List<AssociatedUser> users = application.publicAccount(accountId).users.values().stream()
                    .map(user -> new AssociatedUser(user.userId(), user.userName(), user.disabled()))
                    .toList();
            return ResponseEntity.ok(new AssociatedUserPage((long) users.size(), Store.page(users, offset, limit)));
        });
    }
}
