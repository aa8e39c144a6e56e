package com.eiam.accounts.reference.tenant;

import com.eiam.accounts.reference.start.StartException;
import com.eiam.accounts.tenant.Tenant;
import com.eiam.accounts.tenant.Tenant.App;
import com.eiam.accounts.tenant.Tenant.Client;
import com.eiam.accounts.tenant.TenantFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Applies the tenant file in one transaction, before the server accepts requests.
 *
 * <p>Clients, users, applications, organisations and roles become what the file says, since other services own them.
 * Those that the file no longer names stay. Accounts are this server's own: an account that exists, by id or by name,
 * stays as it is.
 */
@Component
@DependsOnDatabaseInitialization
public final class TenantLoader implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(TenantLoader.class);

    private final String name;
    private final Tenant tenant;
    private final TenantRepository repository;
    private final TenantAccounts accounts;
    private final PasswordEncoder secrets;
    private final ChangeGate transaction;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    TenantLoader(
            TenantProperties properties,
            TenantRepository repository,
            TenantAccounts accounts,
            PasswordEncoder secrets,
            ChangeGate transaction) {
        String path = properties.tenantFile();
        this.name = path == null ? TenantFile.CONTRACT_TENANT : path;
        this.tenant = path == null ? TenantFile.contractTenant() : TenantFile.read(Path.of(path));
        this.repository = repository;
        this.accounts = accounts;
        this.secrets = secrets;
        this.transaction = transaction;
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

    /** Replaces all data by the content of the file. Accounts and audit records are deleted, too. */
    public void reset() {
        transaction.alone(() -> {
            repository.lock();
            repository.clear();
            apply();
        });
        LOG.info("All data is reset to tenant file {}", name);
    }

    private void apply() {
        tenant.clients().forEach(client -> repository.put(client, hash(client)));
        tenant.users().forEach(repository::put);
        tenant.applications().forEach(this::apply);
        repository.withoutName().stream().findFirst().ifPresent(owner -> {
            throw new StartException(
                    "tenant file " + name + ": the " + owner + " has a name that the file gives to another one,"
                            + " and is not in the file; add it with the name that it has now");
        });
    }

    private String hash(Client client) {
        // A hash takes long on purpose: one that fits stays, and equal secrets are hashed or checked once.
        return hashes.computeIfAbsent(
                client.secret(),
                secret -> repository
                        .secretHash(client)
                        .filter(hash -> secrets.matches(secret, hash))
                        .orElseGet(() -> secrets.encode(secret)));
    }

    private void apply(App app) {
        repository.put(app);
        app.organisations().forEach(organisation -> repository.put(app, organisation));
        app.roles().forEach(role -> repository.put(app, role));
        app.accounts().forEach(account -> accounts.create(app, account));
    }
}
