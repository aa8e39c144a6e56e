package com.eiam.accounts.reference.publicaccount;

import com.eiam.accounts.reference.account.AccountChanges;
import com.eiam.accounts.reference.account.References;
import com.eiam.accounts.reference.audit.AuditTrail;
import com.eiam.accounts.reference.repository.Account;
import com.eiam.accounts.reference.repository.AccountRepository;
import com.eiam.accounts.reference.repository.MemberRepository;
import com.eiam.accounts.reference.repository.MemberRepository.Candidate;
import com.eiam.accounts.reference.repository.Page;
import com.eiam.accounts.reference.repository.User;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.OwnerRequest;
import com.eiam.accounts.server.model.UserNamesRequest;
import com.eiam.accounts.tenant.NameKey;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Reads and changes the users who share public accounts, and their owners. */
@Service
record PublicAccountService(
        References references,
        AccountRepository accounts,
        MemberRepository members,
        AccountChanges changes,
        AuditTrail audit,
        TransactionOperations transaction) {

    /** Binds users, all of them or none. Users who are bound stay bound. */
    void bind(String appId, String accountId, UserNamesRequest request) {
        changeMembers(appId, accountId, request, false, members::add);
    }

    /** Unbinds users, all of them or none. Users who are not bound are ignored. */
    void unbind(String appId, String accountId, UserNamesRequest request) {
        changeMembers(appId, accountId, request, true, members::remove);
    }

    /** @param bound whether the users to change are members before; the others stay as they are */
    private void changeMembers(
            String appId,
            String accountId,
            UserNamesRequest request,
            boolean bound,
            BiConsumer<Account, Set<String>> change) {
        transaction.executeWithoutResult(status -> {
            Account account = references.publicAccount(appId, accountId);
            Set<String> keys = request.getUserNames().stream().map(NameKey::of).collect(Collectors.toSet());
            Map<String, Candidate> users = members.find(account, keys);
            if (users.size() < keys.size()) {
                throw new ApiException(ErrorCode.USER_0001);
            }
            Set<String> changed = users.values().stream()
                    .filter(user -> user.member() == bound)
                    .map(Candidate::userId)
                    .collect(Collectors.toSet());
            if (!changed.isEmpty()) {
                change.accept(account, changed);
                audit.record(account, request);
            }
        });
    }

    /** Makes a user the owner of an account, instead of the one before. */
    void bindOwner(String appId, String accountId, OwnerRequest request) {
        transaction.executeWithoutResult(status -> {
            Account before = references.publicAccount(appId, accountId);
            changes.update(before, before.ownedBy(references.owner(request.getUserName())), request);
        });
    }

    User owner(String appId, String accountId) {
        return accounts.findOwned(appId, accountId)
                .orElseThrow(() -> references.unknownPublicAccount(appId))
                .owner()
                .orElseThrow(() -> new ApiException(ErrorCode.APP_ACCOUNT_0037));
    }

    Page<User> users(String appId, String accountId, Page.Request page) {
        return members.page(appId, accountId, page).orElseThrow(() -> references.unknownPublicAccount(appId));
    }
}
