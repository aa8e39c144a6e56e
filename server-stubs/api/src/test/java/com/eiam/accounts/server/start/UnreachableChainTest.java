package com.eiam.accounts.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.implementer.TinyApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@ExtendWith(OutputCaptureExtension.class)
class UnreachableChainTest {

    static class OwnSecurity {

        @Bean
        SecurityFilterChain everyRequest(HttpSecurity http) {
            return http.build();
        }
    }

    @Test
    void aChainThatTakesEveryRequestIsExplained(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(
                        new Class<?>[] {TinyApplication.class, OwnSecurity.class}, new String[] {"--server.port=0"}))
                .isNotNull();

        assertThat(output)
                .contains("Give your SecurityFilterChain a securityMatcher")
                .doesNotContain("\tat ");
    }
}
