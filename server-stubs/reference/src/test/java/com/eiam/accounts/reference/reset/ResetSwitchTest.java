package com.eiam.accounts.reference.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.start.Sandbox;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Which servers have a reset. */
class ResetSwitchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    true  | eiam.accounts.reset.enabled=
                    true  | spring.datasource.url=jdbc:h2:mem:another
                    false | eiam.accounts.reset.enabled=false
                    false | server.address=0.0.0.0
                    false | spring.datasource.url=jdbc:h2:file:./data
                    false | spring.datasource.url=jdbc:postgresql://localhost/eiam
                    false | spring.datasource.hikari.jdbc-url=jdbc:h2:file:./data
                    """)
    void aServerInMemoryThatOnlyThisMachineReachesHasIt(boolean on, String property) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(Settings.class)
                .withPropertyValues(property)
                .run(context -> assertThat(
                                context.getBean(ResetConfiguration.Switch.class).on())
                        .isEqualTo(on));
    }

    @Import(Sandbox.class)
    @EnableConfigurationProperties({ResetProperties.class, ServerProperties.class})
    static class Settings {

        @Bean
        ResetConfiguration.Switch resetSwitch(ResetProperties properties, Sandbox sandbox) {
            return new ResetConfiguration().resetSwitch(properties, sandbox);
        }
    }

    @Test
    void onOtherServersThePathIsUnknown() {
        try (RunningServer server = RunningServer.start(List.of("--eiam.accounts.reset.enabled=false"))) {
            Answer anonymous = server.send(server.request(ResetEndpoint.PATH).POST(BodyPublishers.noBody()));
            Answer known = server.send(server.json(ResetEndpoint.PATH).POST(BodyPublishers.ofString("{}")));

            assertThat(anonymous.status()).isEqualTo(401);
            assertThat(known.status()).isEqualTo(404);
            assertThat(known.code()).isEqualTo(ErrorCode.HTTP_404.code());
        }
    }
}
