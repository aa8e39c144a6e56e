package app;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.*;
import com.eiam.accounts.tenant.Tenant;
import com.eiam.accounts.tenant.Tenant.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.function.*;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** All data. What a request names and does not exist is refused with the code of the API. */
@Component
final class Store {

    /** The order of the API's lists: by id, byte by byte. */
    static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    record Application(App tenant, Map<String, StoredAccount> accounts) {

        StoredAccount account(String id) {
            return found(Optional.ofNullable(accounts.get(id)), ErrorCode.APP_ACCOUNT_0028);
        }

        StoredAccount publicAccount(String id) {
            return found(
                    Optional.ofNullable(accounts.get(id)).filter(account -> account.type == AccountType.PUBLIC_ACCOUNT),
                    ErrorCode.APP_ACCOUNT_0038);
        }
    }

    final Tenant tenant;
    private final Map<String, Application> applications;
    private final Map<List<String>, Answered> answered = new HashMap<>();

    /** A creation with an Idempotency-Key. A real store also removes it, after 24 hours or later. */
    private record Answered(Object request, ResponseEntity<AccountReference> answer) {}

    Store(Tenant tenant) {
        this.tenant = tenant;
        applications = tenant.applications().stream().collect(Collectors.toMap(App::appId, this::load));
    }

    private Application load(App app) {
        Map<String, StoredAccount> accounts = new TreeMap<>(BY_BYTES);
        app.accounts().forEach(entry -> accounts.put(entry.accountId(), new StoredAccount(tenant, app, entry)));
        return new Application(app, accounts);
    }

    /** Does something with an application while nobody else reads or changes data. */
    synchronized <T> T with(String appId, Function<Application, T> work) {
        return work.apply(found(Optional.ofNullable(applications.get(appId)), ErrorCode.APP_0001));
    }

    /**
     * Creates something in an application, unless that was done with the same key.
     *
     * @param key application, client, operation and Idempotency-Key; the last one is null if the caller sent none
     */
    synchronized ResponseEntity<AccountReference> once(
            List<String> key, Object request, Function<Application, ResponseEntity<AccountReference>> creation) {
        Answered earlier = answered.get(key);
        if (earlier != null && !earlier.request.equals(request)) {
            throw new ApiException(ErrorCode.HTTP_422);
        }
        ResponseEntity<AccountReference> answer = earlier == null ? with(key.get(0), creation) : earlier.answer;
        if (key.get(key.size() - 1) != null) {
            answered.put(key, new Answered(request, answer));
        }
        return answer;
    }

    ResponseEntity<AccountReference> change(String appId, Function<Application, StoredAccount> find, Consumer<StoredAccount> change) {
        return with(appId, application -> {
            StoredAccount account = find.apply(application);
            change.accept(account);
            return ResponseEntity.ok(new AccountReference(account.id));
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
