package com.eiam.accounts.reference.role;

import com.eiam.accounts.reference.audit.AuditTrail;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountRepository;
import com.eiam.accounts.reference.repository.RoleRepository;
import com.eiam.accounts.reference.repository.RoleRepository.Roles;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.RoleChanges;
import com.eiam.accounts.server.model.RoleIdsRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Changes the roles that accounts hold. */
@Service
record AccountRoleService(
        AccountRepository accounts, RoleRepository roles, AuditTrail audit, TransactionOperations transaction) {

    /** Takes roles from an account. Roles that it does not hold fail. */
    RoleChanges remove(String appId, String accountId, RoleIdsRequest request) {
        return change(appId, accountId, request, (account, asked) -> {
            if (!asked.held().isEmpty()) {
                roles.revoke(account, asked.held());
                audit.record(account, request);
            }
            return asked.held();
        });
    }

    /** Gives roles to an account, which can hold them already. Roles that the application does not have fail. */
    RoleChanges add(String appId, String accountId, RoleIdsRequest request) {
        return change(appId, accountId, request, (account, asked) -> {
            Set<String> granted = new HashSet<>(asked.known());
            granted.removeAll(asked.held());
            if (!asked.application().severalRoles() && asked.total() + granted.size() > 1) {
                throw new ApiException(ErrorCode.APP_ROLE_0004);
            }
            if (!granted.isEmpty()) {
                roles.grant(account, granted);
                audit.record(account, request);
            }
            return asked.known();
        });
    }

    /**
     * Changes roles in a transaction. The result has each role of the request once, in the order of the request.
     *
     * @param change changes roles and returns the ids of those that succeeded
     */
    private RoleChanges change(
            String appId, String accountId, RoleIdsRequest request, BiFunction<Account, Roles, Set<String>> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Account> account = accounts.lock(appId, accountId);
            Roles asked = roles.read(appId, accountId, request.getRoleIds())
                    .orElseThrow(() -> new ApiException(ErrorCode.APP_0001));
            if (!asked.application().roleModel()) {
                throw new ApiException(ErrorCode.APP_OBJECTMODEL_0006);
            }
            Set<String> succeeded =
                    change.apply(account.orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0028)), asked);
            Map<Boolean, List<String>> ids =
                    request.getRoleIds().stream().distinct().collect(Collectors.partitioningBy(succeeded::contains));
            return new RoleChanges(ids.get(true), ids.get(false));
        }));
    }
}
