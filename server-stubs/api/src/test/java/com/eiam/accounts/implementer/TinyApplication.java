package com.eiam.accounts.implementer;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.CurrentCall;
import com.eiam.accounts.server.RequestRules;
import com.eiam.accounts.server.TokenException;
import com.eiam.accounts.server.api.AccountsApi;
import com.eiam.accounts.server.api.AuthenticationApi;
import com.eiam.accounts.server.model.AccountReference;
import com.eiam.accounts.server.model.CreateOrphanAccountRequest;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.Token;
import com.eiam.accounts.server.model.TokenErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an implementer writes: a generated interface, refusals, and the keys to check tokens with. */
@SpringBootApplication
public class TinyApplication {

    @Bean
    JwtDecoder jwtDecoder() {
        return Tokens.DECODER;
    }

    /** An open path of the application's own. */
    @Bean
    @Order(1)
    SecurityFilterChain health(HttpSecurity http) {
        return http.securityMatcher("/health")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @RestController
    static class Health {

        @GetMapping("/health")
        String health() {
            return "up";
        }
    }

    /** Issues tokens to one client. */
    @RestController
    static class TokenIssuer implements AuthenticationApi {

        private final HttpServletRequest request;

        TokenIssuer(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public Token issueToken(String grantType, String clientId, String clientSecret, String scope) {
            boolean known = "Basic Y2FsbGVyOnNlY3JldA==".equals(request.getHeader(HttpHeaders.AUTHORIZATION))
                    || "caller".equals(clientId) && "secret".equals(clientSecret);
            if (!known) {
                throw new TokenException(TokenErrorCode.INVALID_CLIENT);
            }
            return new Token(Tokens.withScope("all"), Token.TokenTypeEnum.BEARER, 1800).scope(scope);
        }
    }

    /** Two operations of the interface are enough here; a proxy keeps the test independent of the others. */
    @RestController
    interface Accounts extends AccountsApi {}

    @Bean
    Accounts accounts(TwoOperations operations) {
        return (Accounts) Proxy.newProxyInstance(
                Accounts.class.getClassLoader(),
                new Class<?>[] {Accounts.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "createOrphanAccount" -> operations.create((CreateOrphanAccountRequest) arguments[1]);
                    case "updateAccount" -> operations.update((String) arguments[0], (String) arguments[1]);
                    case "toString" -> "the accounts of the tiny application";
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Component
    public static class TwoOperations {

        public final List<CreateOrphanAccountRequest> created = new ArrayList<>();
        private final CurrentCall call;
        private final RequestRules rules;

        TwoOperations(CurrentCall call, RequestRules rules) {
            this.call = call;
            this.rules = rules;
        }

        AccountReference create(CreateOrphanAccountRequest request) {
            created.add(request);
            switch (request.getAccountName()) {
                case "taken" -> throw new ApiException(ErrorCode.APP_ACCOUNT_0013);
                case "fault" -> throw new IllegalStateException("select secret from hidden");
                case "error" -> throw new StackOverflowError("deep");
                case "broken" -> throw new TransactionSystemException("JDBC rollback failed");
                case "outage" -> throw new DataAccessResourceFailureException("db.internal:5432 refused");
                case "merged" ->
                    rules.check(new CreateOrphanAccountRequest().extension(Map.of("a", 1, "b", List.of(2))));
                default -> {}
            }
            return new AccountReference(call.clientId() + "/" + call.requestId());
        }

        AccountReference update(String appId, String accountId) {
            return new AccountReference(appId + "|" + accountId);
        }
    }
}
