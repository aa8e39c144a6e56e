package app;

import com.eiam.accounts.server.account.AccountFields;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.IdOrder;
import com.eiam.accounts.tenant.NameKey;
import com.eiam.accounts.tenant.Tenant;
import com.eiam.accounts.tenant.Tenant.*;
import java.util.*;

/** An account, its roles, its owner and its users. */
final class StoredAccount {

    final String id;
    final AccountType type;
    String accountName;
    String name;
    String orgId;
    boolean disabled;
    Map<String, Object> extension = Map.of();
    User owner;
    final Map<String, Role> roles = new TreeMap<>(IdOrder::compare);
    final Map<String, User> users = new TreeMap<>(IdOrder::compare);

    StoredAccount(String id, AccountType type) {
        this.id = id;
        this.type = type;
    }

    StoredAccount(Tenant tenant, App app, Entry entry) {
        this(entry.accountId(), entry.accountType());
        set(entry.fields(), entry.fields().givenOrgCode().flatMap(app::organisation).map(Organisation::orgId));
        owner = Optional.ofNullable(entry.owner()).flatMap(tenant::userNamed).orElse(null);
        entry.roles().forEach(role -> roles.put(role, app.role(role).orElseThrow()));
        entry.users().stream()
                .flatMap(name -> tenant.userNamed(name).stream())
                .forEach(user -> users.put(user.userId(), user));
    }

    /** Sets the fields that a request gives. The organisation's code has become its id. */
    void set(AccountFields fields, Optional<String> organisation) {
        accountName = fields.givenAccountName().orElse(accountName);
        name = fields.givenName().orElse(name);
        orgId = organisation.orElse(orgId);
        disabled = fields.givenDisabled().orElse(disabled);
        extension = fields.mergedExtension(extension);
    }

    boolean isNamed(String other) {
        return NameKey.of(accountName).equals(NameKey.of(other));
    }

    Account model() {
        return new Account(id, accountName, name, orgId, disabled, type, extension, roles.values().stream()
                .map(role -> new AccountRole(role.roleId(), role.roleCode(), role.roleName()))
                .toList());
    }
}
