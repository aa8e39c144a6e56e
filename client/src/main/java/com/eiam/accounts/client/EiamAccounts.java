package com.eiam.accounts.client;

import com.eiam.accounts.client.api.AccountPermissionsApi;
import com.eiam.accounts.client.api.AccountRolesApi;
import com.eiam.accounts.client.api.AccountsApi;
import com.eiam.accounts.client.api.AuthenticationApi;
import com.eiam.accounts.client.api.PublicAccountsApi;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountPermissionsRow;
import com.eiam.accounts.client.model.AccountType;
import com.eiam.accounts.client.model.AssociatedUser;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The EIAM application accounts of one tenant, as one client sees them.
 *
 * <p>Build one and keep it: it holds the connection pool and the token, fetched with the first call and refreshed before
 * it expires. Safe for use by many threads. Every call blocks until its answer is there or its time is over, and throws an
 * {@link AccountsException} if the operation fails. Close it at the end.
 *
 * <p>A response body of more than {@value #MAX_RESPONSE_BYTES} bytes is not read on and fails the call; redirects are not
 * followed, since they would carry the token elsewhere.
 */
public final class EiamAccounts implements AutoCloseable {

    /** The largest response body in bytes. */
    public static final int MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

    private final String description;
    private final JdkTransport connection;
    private final ApiCaller caller;
    private final AccountsApi accounts;
    private final PublicAccountsApi publicAccounts;
    private final AccountRolesApi accountRoles;
    private final AccountPermissionsApi accountPermissions;

    EiamAccounts(EiamAccountsBuilder settings, HttpClient http, Clock clock, Sleeper sleeper) {
        String url = settings.baseUrl();
        JsonMapper json = json();
        description = "EIAM accounts at " + url + " as client " + settings.clientId();
        connection = new JdkTransport(http, settings.requestTimeout(), MAX_RESPONSE_BYTES);

        Transport retrying = new RetryingTransport(new ErrorMappingTransport(connection, json), sleeper);
        ApiCaller anonymous = new JsonCaller(url, Map.of(), json, new RequestIdTransport(retrying));
        TokenIssuer issuer =
                new TokenIssuer(new AuthenticationApi(anonymous), settings.clientId(), settings.clientSecret());
        Transport authenticating = new AuthenticatingTransport(retrying, new TokenSource(issuer, clock));
        Map<String, String> headers = settings.language()
                .map(Locale::toLanguageTag)
                .map(tag -> Map.of("Accept-Language", tag))
                .orElse(Map.of());
        caller = new JsonCaller(url, headers, json, new RequestIdTransport(authenticating));

        accounts = new AccountsApi(caller);
        publicAccounts = new PublicAccountsApi(caller);
        accountRoles = new AccountRolesApi(caller);
        accountPermissions = new AccountPermissionsApi(caller);
    }

    /** Starts to build a client. */
    public static EiamAccountsBuilder builder() {
        return new EiamAccountsBuilder();
    }

    /** Accounts that people and services hold in an application. */
    public AccountsApi accounts() {
        return accounts;
    }

    /** Accounts that several users share, and the users they are bound to. */
    public PublicAccountsApi publicAccounts() {
        return publicAccounts;
    }

    /** The application roles that an account holds. */
    public AccountRolesApi accountRoles() {
        return accountRoles;
    }

    /** What an account may do in its application, through its roles. */
    public AccountPermissionsApi accountPermissions() {
        return accountPermissions;
    }

    /** Every account of an application; page by page as the iteration goes on. */
    public Pages<Account> allAccounts(String appId) {
        return Pages.of(
                AccountsApi.LIST_ACCOUNTS_MAX_LIMIT,
                (page, limit) -> accounts.listAccounts(appId, null, page, limit).getAccounts());
    }

    /** Every account of one type; page by page as the iteration goes on. */
    public Pages<Account> allAccounts(String appId, AccountType type) {
        String value = type.getValue();
        return Pages.of(
                AccountsApi.LIST_ACCOUNTS_MAX_LIMIT,
                (page, limit) ->
                        accounts.listAccounts(appId, value, page, limit).getAccounts());
    }

    /** Every user who is bound to a public account; page by page as the iteration goes on. */
    public Pages<AssociatedUser> allPublicAccountUsers(String appId, String accountId) {
        return Pages.of(
                PublicAccountsApi.LIST_PUBLIC_ACCOUNT_USERS_MAX_LIMIT,
                (page, limit) -> publicAccounts
                        .listPublicAccountUsers(appId, accountId, page, limit)
                        .getAssociatedUsers());
    }

    /** The permissions of every account of an application; page by page as the iteration goes on. */
    public Pages<AccountPermissionsRow> allAccountPermissions(String appId) {
        return Pages.of(
                AccountPermissionsApi.LIST_ACCOUNT_PERMISSIONS_MAX_LIMIT,
                (page, limit) -> accountPermissions
                        .listAccountPermissions(appId, page, limit)
                        .getList());
    }

    /**
     * Any group of operations, such as one that has no method here yet.
     *
     * @param constructor of the generated class, such as {@code AccountsApi::new}
     */
    public <A> A api(Function<ApiCaller, A> constructor) {
        return constructor.apply(caller);
    }

    /**
     * Ends the use of this client; later calls fail. On Java 21 and later it waits for running calls and closes the
     * connections; on earlier versions they end by themselves soon after.
     */
    @Override
    public void close() {
        connection.close();
    }

    /** The server and the client id. */
    @Override
    public String toString() {
        return description;
    }

    private static JsonMapper json() {
        return JsonMapper.builder()
                // On an update, what is absent stays as it is.
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Free attributes: what is no number in JSON is refused, not stored as the text "NaN".
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                // Free attributes: 0.1 must come back as 0.1.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }
}
