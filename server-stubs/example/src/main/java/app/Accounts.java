package app;

import com.eiam.accounts.server.*;
import com.eiam.accounts.server.account.AccountFields;
import com.eiam.accounts.server.api.AccountsApi;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.Tenant.Organisation;
import com.eiam.accounts.tenant.Tenant.User;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.*;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
record Accounts(Store store, RequestRules rules, CurrentCall call) implements AccountsApi {

    @Override
    public ResponseEntity<AccountReference> createOrphanAccount(
            String appId, CreateOrphanAccountRequest request, String idempotencyKey) {
        return create(appId, AccountType.ORPHAN_ACCOUNT, null, request, idempotencyKey);
    }

    @Override
    public ResponseEntity<AccountReference> createBasicAccount(
            String appId, CreateBasicAccountRequest request, String idempotencyKey) {
        return create(appId, AccountType.BASIC_ACCOUNT, request.getUserId(), request, idempotencyKey);
    }

    ResponseEntity<AccountReference> create(
            String appId, AccountType type, String userId, AccountFields fields, String key) {
        return store.once(Arrays.asList(appId, call.clientId(), call.operationId(), key), fields, application -> {
            StoredAccount account = new StoredAccount(newId(), type);
            String orgId = organisation(application, fields);
            if (userId != null) {
                User user = Store.found(store.tenant.user(userId), ErrorCode.USER_0001);
                account.accountName = user.userName();
            }
            return save(application, account, orgId, fields);
        });
    }

    @Override
    public ResponseEntity<AccountReference> updateAccount(String appId, String accountId, UpdateAccountRequest request) {
        return store.with(appId, application -> {
            requireOrganisationModel(application, request);
            StoredAccount account = application.account(accountId);
            return save(application, account, organisation(application, request), request);
        });
    }

    /** Changes an account only if nothing is wrong with the request. */
    private ResponseEntity<AccountReference> save(
            Store.Application application, StoredAccount account, String orgId, AccountFields fields) {
        Map<String, Object> extension = new LinkedHashMap<>(account.extension);
        Optional.ofNullable(fields.getExtension()).ifPresent(extension::putAll);
        extension.values().removeIf(Objects::isNull);
        rules.check(UpdateAccountRequest.class, "extension", extension);
        String accountName = isGiven(fields.getAccountName()) ? fields.getAccountName() : account.accountName;
        if (application.accounts().values().stream().anyMatch(other -> other != account && other.isNamed(accountName))) {
            throw new ApiException(ErrorCode.APP_ACCOUNT_0013);
        }
        account.accountName = accountName;
        account.name = isGiven(fields.getName()) ? fields.getName() : account.name;
        account.orgId = orgId == null ? account.orgId : orgId;
        account.disabled = fields.getDisabled() == null ? account.disabled : fields.getDisabled();
        account.extension = extension;
        application.accounts().put(account.id, account);
        return ResponseEntity.status(201).body(new AccountReference(account.id));
    }

    @Override
    public ResponseEntity<Void> deleteAccount(String appId, String accountId) {
        return store.with(appId, application -> {
            application.accounts().remove(application.account(accountId).id);
            return ResponseEntity.noContent().build();
        });
    }

    @Override
    public ResponseEntity<AccountReference> enableAccount(String appId, String accountId) {
        return store.change(appId, application -> application.account(accountId), account -> account.disabled = false);
    }

    @Override
    public ResponseEntity<AccountReference> disableAccount(String appId, String accountId) {
        return store.change(appId, application -> application.account(accountId), account -> account.disabled = true);
    }

    @Override
    public ResponseEntity<Account> getAccount(String appId, String accountId) {
        return store.with(appId, application -> ResponseEntity.ok(application.account(accountId).model()));
    }

    @Override
    public ResponseEntity<AccountPage> listAccounts(String appId, Integer offset, Integer limit, String accountType) {
        return store.with(appId, application -> {
            List<Account> accounts = application.accounts().values().stream()
                    .filter(account -> !isGiven(accountType) || account.type.getValue().equals(accountType))
                    .map(StoredAccount::model)
                    .toList();
            return ResponseEntity.ok(new AccountPage((long) accounts.size(), Store.page(accounts, offset, limit)));
        });
    }

    private static String organisation(Store.Application application, AccountFields fields) {
        requireOrganisationModel(application, fields);
        Optional<String> code = Optional.ofNullable(fields.getOrgCode()).filter(Accounts::isGiven);
        return code.isEmpty() ? null : code.flatMap(application.tenant()::organisation)
                .map(Organisation::orgId)
                .orElseThrow(() -> new ApiException(ErrorCode.APP_ORG_0024));
    }

    private static void requireOrganisationModel(Store.Application application, AccountFields fields) {
        if (isGiven(fields.getOrgCode()) && !application.tenant().organisationModel()) {
            throw new ApiException(ErrorCode.APP_OBJECTMODEL_0005);
        }
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }

    private static String newId() {
        String time = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").format(LocalDateTime.now(ZoneOffset.UTC));
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "%s-%04X-%09X".formatted(time, random.nextInt(1 << 16), random.nextLong(1L << 36));
    }
}
