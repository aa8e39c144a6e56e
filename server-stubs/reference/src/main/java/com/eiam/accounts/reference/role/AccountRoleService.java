package com.eiam.accounts.reference.role;

import com.eiam.accounts.reference.audit.AuditTrail;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountRepository;
import com.eiam.accounts.reference.repository.RoleRepository;
import com.eiam.accounts.reference.repository.RoleRepository.Roles;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.RoleIdsRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Changes the roles that accounts hold. */
@Service
record AccountRoleService(
        AccountRepository accounts, RoleRepository roles, AuditTrail audit, TransactionOperations transaction) {

    /**
     * The result for each role of a request, each role once, in the order of the request.
     *
     * @param done the roles that were changed as asked
     * @param failed the others
     */
    record Outcome(List<String> done, List<String> failed) {

        private static Outcome of(List<String> asked, Set<String> done) {
            Map<Boolean, List<String>> byOutcome =
                    asked.stream().distinct().collect(Collectors.partitioningBy(done::contains));
            return new Outcome(byOutcome.get(true), byOutcome.get(false));
        }
    }

    /** Takes roles from an account. Roles that it does not hold fail. */
    Outcome remove(String appId, String accountId, RoleIdsRequest request) {
        List<String> roleIds = request.getRoleIds();
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Account> account = accounts.lock(appId, accountId);
            Roles asked = read(appId, accountId, roleIds);
            Account changed = account.orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0028));
            if (!asked.held().isEmpty()) {
                roles.revoke(changed, asked.held());
                audit.record(changed, request);
            }
            return Outcome.of(roleIds, asked.held());
        }));
    }

    /** Gives roles to an account, which can hold them already. Roles that the application does not have fail. */
    Outcome add(String appId, String accountId, RoleIdsRequest request) {
        List<String> roleIds = request.getRoleIds();
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Account> account = accounts.lock(appId, accountId);
            Roles asked = read(appId, accountId, roleIds);
            Account changed = account.orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0028));
            Set<String> granted = new HashSet<>(asked.known());
            granted.removeAll(asked.held());
            if (!asked.application().severalRoles() && asked.total() + granted.size() > 1) {
                throw new ApiException(ErrorCode.APP_ROLE_0004);
            }
            if (!granted.isEmpty()) {
                roles.grant(changed, granted);
                audit.record(changed, request);
            }
            return Outcome.of(roleIds, asked.known());
        }));
    }

    private Roles read(String appId, String accountId, List<String> roleIds) {
        Roles asked = roles.read(appId, accountId, roleIds).orElseThrow(() -> new ApiException(ErrorCode.APP_0001));
        if (!asked.application().roleModel()) {
            throw new ApiException(ErrorCode.APP_OBJECTMODEL_0006);
        }
        return asked;
    }
}
