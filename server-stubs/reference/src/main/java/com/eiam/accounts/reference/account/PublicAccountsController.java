package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.api.PublicAccountsApi;
import com.eiam.accounts.server.model.AccountReference;
import com.eiam.accounts.server.model.UserNamesRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Maps the operations under the tag public-accounts. */
@RestController
final class PublicAccountsController implements PublicAccountsApi {

    private final PublicAccountService service;

    PublicAccountsController(PublicAccountService service) {
        this.service = service;
    }

    @Override
    public ResponseEntity<AccountReference> bindPublicAccountUsers(
            String appId, String accountId, UserNamesRequest request) {
        service.bind("bindPublicAccountUsers", appId, accountId, request.getUserNames());
        return ResponseEntity.ok(new AccountReference(accountId));
    }

    @Override
    public ResponseEntity<AccountReference> unbindPublicAccountUsers(
            String appId, String accountId, UserNamesRequest request) {
        service.unbind("unbindPublicAccountUsers", appId, accountId, request.getUserNames());
        return ResponseEntity.ok(new AccountReference(accountId));
    }
}
