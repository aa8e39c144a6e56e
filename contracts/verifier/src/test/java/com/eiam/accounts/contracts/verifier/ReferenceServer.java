package com.eiam.accounts.contracts.verifier;

import com.eiam.accounts.reference.EiamAccountsApplication;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The reference server with the contract tenant just loaded, in this process on a free port. */
public final class ReferenceServer implements AutoCloseable {

    private final ConfigurableApplicationContext server =
            SpringApplication.run(EiamAccountsApplication.class, "--server.port=0", "--logging.level.root=warn");

    /** Where it answers. */
    public URI url() {
        return URI.create("http://localhost:" + server.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        server.close();
    }
}
