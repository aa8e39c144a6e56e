package com.eiam.accounts.reference.permission;

import com.eiam.accounts.reference.account.References;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountPages;
import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.reference.repository.PermissionRepository;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.AccountPermissionsRow;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads the permissions of accounts. */
@Service
record AccountPermissionService(References references, AccountPages pages, PermissionRepository permissions) {

    AccountPermissionsRow get(String appId, String accountId) {
        return Optional.ofNullable(permissions.read(appId, List.of(accountId)).get(accountId))
                .orElseThrow(() -> references.unknownAccount(appId));
    }

    Page<AccountPermissionsRow> list(String appId, Page.Request page) {
        return pages.read(appId, Optional.empty(), page, accounts -> of(appId, accounts))
                .orElseThrow(() -> new ApiException(ErrorCode.APP_0001));
    }

    private List<AccountPermissionsRow> of(String appId, List<Account> accounts) {
        List<String> ids = accounts.stream().map(Account::id).toList();
        Map<String, AccountPermissionsRow> found = permissions.read(appId, ids);
        return ids.stream().map(found::get).toList();
    }
}
