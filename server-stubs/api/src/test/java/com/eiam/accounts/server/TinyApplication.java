package com.eiam.accounts.server;

import com.eiam.accounts.server.api.AccountsApi;
import com.eiam.accounts.server.model.AccountReference;
import com.eiam.accounts.server.model.CreateOrphanAccountRequest;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.UpdateAccountRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an implementer writes: one generated interface, one exception type, and the keys that tokens are checked with. */
@SpringBootApplication
class TinyApplication {

    @Bean
    JwtDecoder jwtDecoder() {
        return Tokens.DECODER;
    }

    /** An application's own open path, ahead of the API's chain. */
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

    @RestController
    static class Accounts implements AccountsApi {

        final List<CreateOrphanAccountRequest> created = new ArrayList<>();
        private final CurrentCall call;
        private final RequestRules rules;

        Accounts(CurrentCall call, RequestRules rules) {
            this.call = call;
            this.rules = rules;
        }

        @Override
        public ResponseEntity<AccountReference> createOrphanAccount(String appId, CreateOrphanAccountRequest request) {
            created.add(request);
            switch (request.getAccountName()) {
                case "taken" -> throw new ApiException(ErrorCode.APP_ACCOUNT_0013);
                case "fault" -> throw new IllegalStateException("select secret from hidden");
                case "error" -> throw new StackOverflowError("deep");
                case "broken" -> throw new TransactionSystemException("JDBC rollback failed");
                case "outage" -> throw new DataAccessResourceFailureException("db.internal:5432 refused");
                case "merged" ->
                    rules.check(
                            CreateOrphanAccountRequest.class, "extension", java.util.Map.of("a", 1, "b", List.of(2)));
                default -> {}
            }
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new AccountReference(call.clientId() + "/" + call.requestId()));
        }

        @Override
        public ResponseEntity<AccountReference> updateAccount(
                String appId, String accountId, UpdateAccountRequest request) {
            return ResponseEntity.status(HttpStatus.CREATED).body(new AccountReference(appId + "|" + accountId));
        }
    }
}
