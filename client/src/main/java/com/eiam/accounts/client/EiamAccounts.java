package com.eiam.accounts.client;

import com.eiam.accounts.client.api.AccountPermissionsApi;
import com.eiam.accounts.client.api.AccountRolesApi;
import com.eiam.accounts.client.api.AccountsApi;
import com.eiam.accounts.client.api.PublicAccountsApi;
import com.eiam.accounts.client.call.ApiCaller;
import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.internal.http.JdkTransport;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountPage;
import com.eiam.accounts.client.model.AccountPermissionsPage;
import com.eiam.accounts.client.model.AccountPermissionsRow;
import com.eiam.accounts.client.model.AccountType;
import com.eiam.accounts.client.model.AssociatedUser;
import com.eiam.accounts.client.model.AssociatedUserPage;
import java.util.function.BiFunction;

/**
 * The EIAM application accounts of one tenant, as one client sees them.
 *
 * <p>Build one, keep it and share it: it owns the connections and the token, which is requested with the first call and
 * refreshed before it expires. Immutable and safe for use by many threads. Each operation has a blocking method and an
 * asynchronous one ({@code …Async}). If the operation fails, the blocking method throws an {@link AccountsException},
 * and the future completes with it. Cancelling that future ends the request: the connection closes, and nothing is
 * repeated. The server may have carried out the request, so a change may have happened. Close the client at the end.
 *
 * <p>A response body of more than {@value #MAX_RESPONSE_BYTES} bytes fails the call. Redirects are not followed, since
 * they would carry the token elsewhere.
 */
public final class EiamAccounts implements AutoCloseable {

    /** The largest response body in bytes. */
    public static final int MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

    private final String description;
    private final JdkTransport connection;
    private final ApiCaller caller;
    private final Runnable authentication;
    private final AccountsApi accounts;
    private final PublicAccountsApi publicAccounts;
    private final AccountRolesApi accountRoles;
    private final AccountPermissionsApi accountPermissions;

    EiamAccounts(String description, JdkTransport connection, ApiCaller caller, Runnable authentication) {
        this.description = description;
        this.connection = connection;
        this.caller = caller;
        this.authentication = authentication;
        accounts = api(AccountsApi::new);
        publicAccounts = api(PublicAccountsApi::new);
        accountRoles = api(AccountRolesApi::new);
        accountPermissions = api(AccountPermissionsApi::new);
    }

    /** A client that passes its calls to a caller of your own instead of sending them. For tests. */
    public static EiamAccounts of(ApiCaller caller) {
        return new EiamAccounts("EIAM accounts without HTTP", null, caller, () -> {});
    }

    /** Starts to build a client. */
    public static EiamAccountsBuilder builder() {
        return new EiamAccountsBuilder();
    }

    /** Accounts that people and services have in an application. */
    public AccountsApi accounts() {
        return accounts;
    }

    /** Accounts that several users share, and the users they are bound to. */
    public PublicAccountsApi publicAccounts() {
        return publicAccounts;
    }

    /** The application roles that an account has. */
    public AccountRolesApi accountRoles() {
        return accountRoles;
    }

    /** What an account may do in its application, through its roles. */
    public AccountPermissionsApi accountPermissions() {
        return accountPermissions;
    }

    /** Every account of an application. Each page is requested when the iteration reaches it. */
    public Pages<Account> allAccounts(String appId) {
        return accountsOf(appId, null);
    }

    /** Every account of one type. Each page is requested when the iteration reaches it. */
    public Pages<Account> allAccounts(String appId, AccountType type) {
        if (type == null || type == AccountType.UNKNOWN) {
            throw new IllegalArgumentException("listAccounts: the type must be a known one, but is " + type);
        }
        return accountsOf(appId, type.getValue());
    }

    private Pages<Account> accountsOf(String appId, String type) {
        return Pages.of(
                AccountsApi.LIST_ACCOUNTS_MAX_LIMIT,
                (page, limit) -> accounts.listAccounts(appId, type, page, limit),
                AccountPage::getAccounts,
                AccountPage::getTotal);
    }

    /** Every user who is bound to a public account. Each page is requested when the iteration reaches it. */
    public Pages<AssociatedUser> allPublicAccountUsers(String appId, String accountId) {
        return Pages.of(
                PublicAccountsApi.LIST_PUBLIC_ACCOUNT_USERS_MAX_LIMIT,
                (page, limit) -> publicAccounts.listPublicAccountUsers(appId, accountId, page, limit),
                AssociatedUserPage::getAssociatedUsers,
                AssociatedUserPage::getTotal);
    }

    /** The permissions of every account of an application. Each page is requested when the iteration reaches it. */
    public Pages<AccountPermissionsRow> allAccountPermissions(String appId) {
        return Pages.of(
                AccountPermissionsApi.LIST_ACCOUNT_PERMISSIONS_MAX_LIMIT,
                (page, limit) -> accountPermissions.listAccountPermissions(appId, page, limit),
                AccountPermissionsPage::getList,
                AccountPermissionsPage::getTotal);
    }

    /**
     * Requests a new token, even if there is a valid one. A health check learns from it whether the server answers and
     * accepts the credentials.
     *
     * @throws AccountsException if the server issues no token
     */
    public void authenticate() {
        authentication.run();
    }

    /**
     * Any group of operations, such as one that has no method here yet.
     *
     * @param constructor of the generated class, such as {@code AccountsApi::new}
     */
    public <A> A api(BiFunction<ApiCaller, CallOptions, A> constructor) {
        return constructor.apply(caller, CallOptions.none());
    }

    /**
     * Ends the use of this client; later calls fail. On Java 21 and later this waits for running calls and closes the
     * connections; before, the connections end with the next garbage collection.
     */
    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }

    /** The server and the client id. */
    @Override
    public String toString() {
        return description;
    }
}
