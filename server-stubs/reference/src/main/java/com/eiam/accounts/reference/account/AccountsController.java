package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.api.AccountsApi;
import com.eiam.accounts.server.model.AccountReference;
import com.eiam.accounts.server.model.CreateOrphanAccountRequest;
import com.eiam.accounts.server.model.UpdateAccountRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Maps the operations under the tag accounts. */
@RestController
final class AccountsController implements AccountsApi {

    private final AccountService service;

    AccountsController(AccountService service) {
        this.service = service;
    }

    @Override
    public ResponseEntity<AccountReference> createOrphanAccount(String appId, CreateOrphanAccountRequest request) {
        String id = service.createOrphan(
                "createOrphanAccount",
                appId,
                AccountFields.of(
                        request.getAccountName(),
                        request.getName(),
                        request.getOrgCode(),
                        request.getPassword(),
                        request.getDisabled(),
                        request.getExtension()));
        return ResponseEntity.status(HttpStatus.CREATED).body(new AccountReference(id));
    }

    @Override
    public ResponseEntity<AccountReference> updateAccount(
            String appId, String accountId, UpdateAccountRequest request) {
        service.update(
                "updateAccount",
                appId,
                accountId,
                AccountFields.of(
                        request.getAccountName(),
                        request.getName(),
                        request.getOrgCode(),
                        request.getPassword(),
                        request.getDisabled(),
                        request.getExtension()));
        return ResponseEntity.status(HttpStatus.CREATED).body(new AccountReference(accountId));
    }
}
