package com.eiam.accounts.contracts.verifier;

import com.eiam.accounts.reference.EiamAccountsApplication;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The reference server with the contract tenant just loaded, in this process on a free port. */
final class ServerTarget implements Target {

    private final ConfigurableApplicationContext server =
            SpringApplication.run(EiamAccountsApplication.class, "--server.port=0", "--logging.level.root=warn");

    private final AccessTokens tokens = new AccessTokens(url());

    @Override
    public URI url() {
        return URI.create("http://localhost:" + server.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public String authorization(String symbolic) {
        return tokens.exchange(symbolic);
    }

    @Override
    public void close() {
        server.close();
    }
}
