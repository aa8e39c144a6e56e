package com.eiam.accounts.reference.tenant;

import com.eiam.accounts.reference.tenant.Tenant.App;
import com.eiam.accounts.reference.tenant.Tenant.Client;
import com.eiam.accounts.reference.tenant.Tenant.Entry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies the tenant file before the first request is taken, in one transaction.
 *
 * <p>Clients, users, applications, organisations and roles become what the file says, since other services own them; those
 * that it no longer names stay. Accounts are this server's own: one that is there already, by id or by name, stays as it
 * is, whatever was changed since.
 */
final class TenantLoader implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(TenantLoader.class);

    private final String name;
    private final Tenant tenant;
    private final TenantRepository repository;
    private final PasswordEncoder secrets;
    private final TransactionOperations transaction;
    private final Clock clock;

    TenantLoader(
            String name,
            Tenant tenant,
            TenantRepository repository,
            PasswordEncoder secrets,
            TransactionOperations transaction,
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
        transaction.executeWithoutResult(status -> apply());
        LOG.info(
                "Tenant file {}: {} clients, {} users, {} applications",
                name,
                tenant.clients().size(),
                tenant.users().size(),
                tenant.applications().size());
    }

    private void apply() {
        repository.lock();
        Map<String, String> hashes = new HashMap<>();
        tenant.clients().forEach(client -> repository.put(client, hash(client, hashes)));
        tenant.users().forEach(repository::put);
        tenant.applications().forEach(this::apply);
    }

    private String hash(Client client, Map<String, String> hashes) {
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
