package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountPages;
import com.eiam.accounts.reference.repository.AccountRepository;
import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.reference.repository.Role;
import com.eiam.accounts.reference.repository.RoleRepository;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.AccountType;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads accounts with their roles. */
@Service
record AccountQueries(References references, AccountRepository accounts, AccountPages pages, RoleRepository roles) {

    Account.WithRoles get(String appId, String accountId) {
        return accounts.find(appId, accountId).orElseThrow(() -> references.unknownAccount(appId));
    }

    Page<Account.WithRoles> list(String appId, Optional<AccountType> type, Page.Request page) {
        return pages.read(appId, type, page, this::withRoles).orElseThrow(() -> new ApiException(ErrorCode.APP_0001));
    }

    private List<Account.WithRoles> withRoles(List<Account> page) {
        Map<String, List<Role>> held = roles.heldBy(page);
        return page.stream()
                .map(account -> new Account.WithRoles(account, held.getOrDefault(account.id(), List.of())))
                .toList();
    }
}
