package app;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.IdOrder;
import com.eiam.accounts.tenant.Tenant;
import com.eiam.accounts.tenant.Tenant.App;
import java.util.*;
import java.util.function.*;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All data. What a request names and does not exist is refused with the code of the API. */
@Component
final class Store {

    record Application(App tenant, Map<String, StoredAccount> accounts) {

        StoredAccount account(String id) {
            return found(Optional.ofNullable(accounts.get(id)), ErrorCode.APP_ACCOUNT_0028);
        }

        StoredAccount publicAccount(String id) {
            Optional<StoredAccount> account = Optional.ofNullable(accounts.get(id));
            return found(account.filter(found -> found.type == AccountType.PUBLIC_ACCOUNT), ErrorCode.APP_ACCOUNT_0038);
        }
    }

    /** A creation with an Idempotency-Key. A real store also removes it, after 24 hours or later. */
    private record Creation(Object request, AccountReference answer) {}

    final Tenant tenant;
    private final Map<String, Application> applications;
    private final Map<List<String>, Creation> creations = new HashMap<>();

    Store(Tenant tenant) {
        this.tenant = tenant;
        applications = tenant.applications().stream().collect(Collectors.toMap(App::appId, this::load));
    }

    private Application load(App app) {
        Map<String, StoredAccount> accounts = new TreeMap<>(IdOrder::compare);
        app.accounts().forEach(entry -> accounts.put(entry.accountId(), new StoredAccount(tenant, app, entry)));
        return new Application(app, accounts);
    }

    /** Does something with an application while nobody else reads or changes data. */
    synchronized <T> T with(String appId, Function<Application, T> work) {
        return work.apply(found(Optional.ofNullable(applications.get(appId)), ErrorCode.APP_0001));
    }

    /**
     * Creates something in an app, unless that was done with the same key.
     *
     * @param key app, client, operation and Idempotency-Key; the last one is null if the caller sent none
     */
    synchronized AccountReference once(
            List<String> key, Object request, Function<Application, AccountReference> creation) {
        if (key.get(3) == null) {
            return with(key.get(0), creation);
        }
        Creation known = creations.computeIfAbsent(key, unknown -> new Creation(request, with(key.get(0), creation)));
        if (!known.request.equals(request)) {
            throw new ApiException(ErrorCode.HTTP_422);
        }
        return known.answer;
    }

    AccountReference change(String appId, Function<Application, StoredAccount> find, Consumer<StoredAccount> change) {
        return with(appId, app -> {
            StoredAccount account = find.apply(app);
            change.accept(account);
            return new AccountReference(account.id);
        });
    }

    static <T> T found(Optional<T> wanted, ErrorCode otherwise) {
        return wanted.orElseThrow(() -> new ApiException(otherwise));
    }

    /** A page of a list. The first page has the number 0. */
    static <T> List<T> page(List<T> all, int number, int size) {
        return all.stream().skip((long) number * size).limit(size).toList();
    }
}
