package app;

import com.eiam.accounts.tenant.Tenant;
import com.eiam.accounts.tenant.TenantFile;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The account API on a store in memory, which begins with the contract tenant or with another tenant file. */
@SpringBootApplication
class InMemoryServer {

    public static void main(String[] arguments) {
        SpringApplication.run(InMemoryServer.class, arguments);
    }

    @Bean
    Tenant tenant(@Value("${tenant-file:}") String file) {
        return file.isEmpty() ? TenantFile.contractTenant() : TenantFile.read(Path.of(file));
    }

    /** Checks the tokens that this server has signed. */
    @Bean
    JwtDecoder jwtDecoder() {
        return NimbusJwtDecoder.withSecretKey(Tokens.KEY).build();
    }
}
