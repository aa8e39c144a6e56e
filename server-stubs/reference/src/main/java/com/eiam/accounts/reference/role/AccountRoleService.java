package com.eiam.accounts.reference.role;

import com.eiam.accounts.reference.account.References;
import com.eiam.accounts.reference.audit.AuditTrail;
import com.eiam.accounts.reference.audit.RequestField;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.Application;
import com.eiam.accounts.reference.repository.RoleRepository;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Changes the roles that accounts hold. */
@Service
final class AccountRoleService {

    private static final Set<RequestField> CHANGED = Set.of(RequestField.ROLES);

    private final References references;
    private final RoleRepository roles;
    private final AuditTrail audit;
    private final TransactionOperations transaction;

    AccountRoleService(
            References references, RoleRepository roles, AuditTrail audit, TransactionOperations transaction) {
        this.references = references;
        this.roles = roles;
        this.audit = audit;
        this.transaction = transaction;
    }

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
    Outcome remove(String appId, String accountId, List<String> roleIds) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Application application = withRoles(appId);
            Account account = references.account(application, accountId);
            Set<String> held = roles.held(account, roleIds);
            if (!held.isEmpty()) {
                roles.revoke(account, held);
                audit.record(appId, accountId, CHANGED);
            }
            return Outcome.of(roleIds, held);
        }));
    }

    /** Gives roles to an account, which can hold them already. Roles that the application does not have fail. */
    Outcome add(String appId, String accountId, List<String> roleIds) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Application application = withRoles(appId);
            Account account = references.account(application, accountId);
            Set<String> known = roles.known(appId, roleIds);
            Set<String> held = roles.held(account);
            Set<String> granted = new LinkedHashSet<>(known);
            granted.removeAll(held);
            if (!application.severalRoles() && held.size() + granted.size() > 1) {
                throw new ApiException(ErrorCode.APP_ROLE_0004);
            }
            if (!granted.isEmpty()) {
                granted.forEach(role -> roles.grant(account, role));
                audit.record(appId, accountId, CHANGED);
            }
            return Outcome.of(roleIds, known);
        }));
    }

    private Application withRoles(String appId) {
        Application application = references.application(appId);
        if (!application.roleModel()) {
            throw new ApiException(ErrorCode.APP_OBJECTMODEL_0006);
        }
        return application;
    }
}
