package com.eiam.accounts.reference.tenant;

import com.eiam.accounts.reference.tenant.Tenant.App;
import com.eiam.accounts.reference.tenant.Tenant.Client;
import com.eiam.accounts.reference.tenant.Tenant.Entry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Applies the tenant file before the first request is taken, in one transaction.
 *
 * <p>Clients, users, applications, organisations and roles become what the file says, since other services own them; those
 * that it no longer names stay. Accounts are this server's own: one that is there already, by id or by name, stays as it
 * is, whatever was changed since.
 */
public final class TenantLoader implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(TenantLoader.class);

    private final String name;
    private final Tenant tenant;
    private final TenantRepository repository;
    private final PasswordEncoder secrets;
    private final ChangeGate transaction;
    private final Clock clock;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /**
     * Makes one.
     *
     * @param name how messages call the file
     */
    TenantLoader(
            String name,
            Tenant tenant,
            TenantRepository repository,
            PasswordEncoder secrets,
            ChangeGate transaction,
            Clock clock) {
        this.name = name;
        this.tenant = tenant;
        this.repository = repository;
        this.secrets = secrets;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> {
            repository.lock();
            apply();
        });
        LOG.info(
                "Tenant file {}: {} clients, {} users, {} applications",
                name,
                tenant.clients().size(),
                tenant.users().size(),
                tenant.applications().size());
    }

    /** Leaves what the file says and nothing else; accounts and audit records of other tenant files go too. */
    public void reset() {
        transaction.alone(() -> {
            repository.lock();
            repository.clear();
            apply();
        });
        LOG.info("All data is as tenant file {} has it again", name);
    }

    private void apply() {
        tenant.clients().forEach(client -> repository.put(client, hash(client)));
        tenant.users().forEach(repository::put);
        tenant.applications().forEach(this::apply);
    }

    private String hash(Client client) {
        // A hash takes long on purpose: an old one that still fits stays, and an equal secret of the file is hashed
        // once.
        return repository
                .secretHash(client)
                .filter(hash -> secrets.matches(client.secret(), hash))
                .orElseGet(() -> hashes.computeIfAbsent(client.secret(), secrets::encode));
    }

    private void apply(App app) {
        repository.put(app);
        app.organisations().forEach(organisation -> repository.put(app, organisation));
        app.roles().forEach(role -> repository.put(app, role));
        for (Entry account : app.accounts()) {
            if (!repository.exists(app, account)) {
                repository.insert(app, account, clock.instant());
            }
        }
    }
}
