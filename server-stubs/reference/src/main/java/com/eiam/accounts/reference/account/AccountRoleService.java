package com.eiam.accounts.reference.account;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.ErrorCode;
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

    private final References references;
    private final AccountRepository accounts;
    private final AuditTrail audit;
    private final TransactionOperations transaction;

    AccountRoleService(
            References references, AccountRepository accounts, AuditTrail audit, TransactionOperations transaction) {
        this.references = references;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * What became of each role of a request, each once, in the order of the request.
     *
     * @param done the roles that were changed as asked
     * @param failed the others
     */
    record Outcome(List<String> done, List<String> failed) {}

    /** Takes roles from an account; those that it does not hold fail. */
    Outcome remove(String operation, String appId, String accountId, List<String> roleIds) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Application application = references.application(appId);
            if (!application.roleModel()) {
                throw new ApiException(ErrorCode.APP_OBJECTMODEL_0006);
            }
            Account account = references.account(application, accountId);
            Set<String> held = references.heldRoles(account, roleIds);
            if (!held.isEmpty()) {
                accounts.removeRoles(appId, accountId, held);
                audit.record(operation, appId, accountId, List.of("role_ids"));
            }
            Map<Boolean, List<String>> byOutcome =
                    roleIds.stream().distinct().collect(Collectors.partitioningBy(held::contains));
            return new Outcome(byOutcome.get(true), byOutcome.get(false));
        }));
    }
}
