package com.eiam.accounts.reference.tenant;

import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountRepository;
import com.eiam.accounts.reference.repository.ApplicationRepository;
import com.eiam.accounts.reference.repository.MemberRepository;
import com.eiam.accounts.reference.repository.RoleRepository;
import com.eiam.accounts.server.model.UpdateAccountRequest;
import com.eiam.accounts.tenant.Tenant.App;
import com.eiam.accounts.tenant.Tenant.Entry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates the accounts of a tenant file, with their roles and members. */
@Component
record TenantAccounts(
        ApplicationRepository applications,
        AccountRepository accounts,
        RoleRepository roles,
        MemberRepository members,
        Clock clock) {

    /** Creates an account, unless there is one with its id or another one with its name. */
    void create(App app, Entry entry) {
        UpdateAccountRequest fields = entry.fields();
        if (accounts.exists(app.appId(), entry.accountId(), entry.accountName())) {
            return;
        }
        String organisation = fields.givenOrgCode()
                .flatMap(code -> applications.organisation(app.appId(), code))
                .orElse(null);
        Account account = new Account(
                app.appId(),
                entry.accountId(),
                entry.accountType(),
                Account.Details.named("").with(fields, organisation, null),
                userId(entry.user()),
                userId(entry.owner()));
        accounts.insert(account, clock.instant());
        accounts.count(account, 1);
        if (!entry.roles().isEmpty()) {
            roles.grant(account, entry.roles());
        }
        if (!entry.users().isEmpty()) {
            members.add(account, entry.users().stream().map(this::userId).toList());
        }
    }

    private @Nullable String userId(@Nullable String username) {
        return username == null ? null : applications.userId(username).orElse(null);
    }
}
