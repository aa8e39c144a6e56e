package com.eiam.accounts.reference.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.reference.EiamAccountsApplication;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A bad value of a setting ends the start in one line, which names the setting. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            eiam.accounts.limits.failed-tokens-per-address=9999999999 | is '9999999999'; it needs a whole number up to 2147483647
            eiam.accounts.limits.failed-tokens-per-address=x        | is 'x'; it needs a whole number
            eiam.accounts.limits.failed-tokens-per-client=0         | is '0'; it needs 1 to 1000000
            eiam.accounts.limits.requests-per-second=-1             | is '-1'; it needs 1 to 1000000
            eiam.accounts.limits.requests-per-second=2147483647     | is '2147483647'; it needs 1 to 1000000
            eiam.accounts.limits.failed-tokens-per-client=          | is ''; it needs a value, or leave it out
            eiam.accounts.limits.requests-per-second=               | is ''; it needs a value, or leave it out
            eiam.accounts.reset.enabled=maybe                       | is 'maybe'; it needs true or false
            eiam.accounts.retry-after=-1s                           | is '-1s'; it needs 1s to 1d
            eiam.accounts.retry-after=0s                            | is '0s'; it needs 1s to 1d
            eiam.accounts.retry-after=1500ms                        | is '1s500ms'; it needs whole seconds
            eiam.accounts.retry-after=500ms                         | is '500ms'; it needs 1s to 1d
            eiam.accounts.retry-after=5 apples                      | is '5 apples'; it needs a duration such as 500ms, 30s or 5m
            eiam.accounts.reset.enabled=                            | is ''; it needs a value, or leave it out
            eiam.accounts.retry-after=                              | is ''; it needs a value, or leave it out
            eiam.accounts.token.key-file=                           | is ''; it needs a value, or leave it out
            eiam.accounts.shutdown-delay=-1s                        | is '-1s'; it needs 0s to 1d
            eiam.accounts.shutdown-delay=30s                        | is '30s'; it needs less than spring.lifecycle.timeout-per-shutdown-phase
            eiam.accounts.shutdown-delay=x                          | is 'x'; it needs a duration such as 500ms, 30s or 5m
            eiam.accounts.tenant-file=                              | is ''; it needs a value, or leave it out
            eiam.accounts.token-recheck=-1s                         | is '-1s'; it needs 0s to 1d
            eiam.accounts.token-recheck=9999999999999d              | is '9999999999999d'; it needs 0s to 1d
            eiam.accounts.token.issuer=                             | is ''; it needs a value, or leave it out
            eiam.accounts.token.key-lifetime=59m                    | is '59m'; it needs 1h to 3650d
            eiam.accounts.token.key-lifetime=999999d                | is '999999d'; it needs 1h to 3650d
            eiam.accounts.token.lifetime=-5s                        | is '-5s'; it needs 1s to 1d
            eiam.accounts.token.lifetime=2d                         | is '2d'; it needs 1s to 1d
            eiam.accounts.token.lifetime=x                          | is 'x'; it needs a duration such as 500ms, 30s or 5m
            logging.level.root=loud                                 | is 'loud'; it needs one of trace, debug, info, warn, error, fatal, off
            logging.charset.console=nope                            | is 'nope'; it needs a character set such as UTF-8
            logging.config=nope.xml                                 | is 'nope.xml'; it needs a file with the XML of Logback
            logging.config=classpath:application.yaml               | is 'classpath:application.yaml'; it needs a file with the XML of Logback
            logging.exception-conversion-word=%nope                 | is '%nope'; it needs a pattern of Logback: There is no conversion supplier registered for conversion word [nope]
            logging.file.name=/proc/nope/a.log                      | is '/proc/nope/a.log'; it needs a file that can be written
            logging.file.path=/proc/nope                            | is '/proc/nope/spring.log'; it needs a file that can be written
            logging.logback.rollingpolicy.file-name-pattern=a.log   | is 'a.log'; it needs a file name with %d and %i, such as server.%d{yyyy-MM-dd}.%i.gz
            logging.logback.rollingpolicy.file-name-pattern=%d{     | is '%d{'; it needs a file name with %d and %i, such as server.%d{yyyy-MM-dd}.%i.gz
            logging.logback.rollingpolicy.file-name-pattern=%d{yyyy}.%i | is '%d{yyyy}.%i'; it needs a file name with %d and %i, such as server.%d{yyyy-MM-dd}.%i.gz
            logging.logback.rollingpolicy.file-name-pattern=%d{j}%i | is '%d{j}%i'; it needs a file name with %d and %i, such as server.%d{yyyy-MM-dd}.%i.gz
            logging.logback.rollingpolicy.max-file-size=many        | is 'many'; it needs a size such as 16KB
            logging.logback.rollingpolicy.max-history=x             | is 'x'; it needs a whole number
            logging.pattern.console=%m%n{                           | is '%m%n{'; it needs a pattern of Logback: Failed to parse pattern
            logging.pattern.dateformat=nope                         | is 'nope'; it needs a pattern of Logback: Could not instantiate SimpleDateFormat with pattern nope
            logging.pattern.level=%nope                             | is '%nope'; it needs a pattern of Logback: There is no conversion supplier registered for conversion word [nope]
            logging.structured.format.console=com.x.Format          | is 'com.x.Format'; it needs one of ecs, gelf, logstash
            logging.structured.format.console=xml                   | is 'xml'; it needs one of ecs, gelf, logstash
            management.server.address=                              | is ''; it needs an address of this machine
            management.server.address=nope.invalid                  | is 'nope.invalid'; it needs an address of this machine
            management.server.port=                                 | is ''; it needs -1 to 65535
            management.server.port=65536                            | is '65536'; it needs -1 to 65535
            management.server.port=8080                             | is '8080'; it needs another port than server.port
            server.address=                                         | is ''; it needs an address of this machine
            server.address=192.0.2.1                                | is '192.0.2.1'; it needs an address of this machine
            server.forward-headers-strategy=always                  | is 'always'; it needs one of native, framework, none
            server.max-http-request-header-size=8 apples            | is '8 apples'; it needs a size such as 16KB
            server.max-http-request-header-size=-1                  | is '-1B'; it needs 1KB to 1024KB
            server.max-http-request-header-size=100GB               | is '104857600KB'; it needs 1KB to 1024KB
            server.port=-2                                          | is '-2'; it needs 0 to 65535
            server.port=x                                           | is 'x'; it needs a whole number
            server.ssl.enabled=maybe                                | is 'maybe'; it needs true or false
            server.tomcat.keep-alive-timeout=-5s                    | is '-5s'; it needs 1ms to 1d
            server.tomcat.max-connections=0                         | is '0'; it needs 1 to 1000000
            server.tomcat.max-http-form-post-size=0                 | is '0B'; it needs 1KB to 1048576KB
            server.tomcat.max-http-response-header-size=0           | is '0B'; it needs 1KB to 1024KB
            server.tomcat.max-parameter-count=0                     | is '0'; it needs 1 to 1000000
            server.tomcat.threads.max=                              | is ''; it needs a whole number
            server.tomcat.threads.max=0                             | is '0'; it needs 1 to 10000
            server.tomcat.threads.max=2147483647                    | is '2147483647'; it needs 1 to 10000
            server.tomcat.threads.min-spare=-1                      | is '-1'; it needs 0 to 10000
            server.tomcat.uri-encoding=nope                         | is 'nope'; it needs a character set such as UTF-8
            server.tomcat.connection-timeout=-5s                    | is '-5s'; it needs 1ms to 1d
            spring.datasource.hikari.auto-commit=false              | is 'false'; it needs true
            spring.datasource.hikari.connection-timeout=100         | is '100'; it needs 250 to 3600000
            spring.datasource.hikari.connection-timeout=5s          | is '5s'; it needs a whole number up to 2147483647
            spring.datasource.hikari.maximum-pool-size=0            | is '0'; it needs 1 to 10000
            spring.datasource.hikari.maximum-pool-size=2147483647   | is '2147483647'; it needs 1 to 10000
            spring.datasource.hikari.idle-timeout=-1                | is '-1'; idleTimeout cannot be negative
            spring.datasource.hikari.driver-class-name=com.x.Driver | is 'com.x.Driver'; Failed to load class com.x.Driver
            spring.datasource.url=jdbc:h2:file:/proc/nope/x         | is 'jdbc:h2:file:/proc/nope/x'; it needs a file that can be written
            spring.datasource.url=jdbc:h2:../../../../../../../../../../../proc/nope | is 'jdbc:h2:../../../../../../../../../../../proc/nope'; it needs a file that can be written
            spring.datasource.url=jdbc:h2:~/../../../../../../proc/nope | is 'jdbc:h2:~/../../../../../../proc/nope'; it needs a file that can be written
            spring.datasource.url=jdbc:h2:/proc/nope;PASSWORD=planted | is 'jdbc:h2:/proc/nope'; it needs a file that can be written
            spring.datasource.driver-class-name=com.x.Driver        | is 'com.x.Driver'; it needs no value: the driver follows from spring.datasource.url
            spring.datasource.type=com.x.Pool                       | is 'com.x.Pool'; it needs the name of a class
            spring.datasource.url=jdbc:mysql://me:pass@host/x       | is 'jdbc:mysql://host/x'; it needs jdbc:postgresql://host:port/database, or jdbc:h2: with a file
            spring.datasource.url=mem                               | is 'mem'; it needs jdbc:postgresql://host:port/database, or jdbc:h2: with a file
            spring.datasource.url=                                  | is ''; it needs jdbc:postgresql://host:port/database, or jdbc:h2: with a file
            spring.flyway.locations=                                | is ''; it needs classpath:db/migration
            spring.lifecycle.timeout-per-shutdown-phase=0s          | is '0s'; it needs 1ms to 1d
            spring.main.web-application-type=none                   | is 'NONE'; it needs servlet
            """)
    void aBadValueIsOneLine(String argument, String line, CapturedOutput output) {
        assertOneLine(argument, argument.substring(0, argument.indexOf('=')) + " " + line, output);
    }

    /** Spring Boot, the pool and Flyway refuse these with a message that does not name the setting. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spring.datasource.driver-class-name=java.lang.String        | spring.datasource and spring.flyway: Cannot cast java.lang.String
            spring.datasource.driver-class-name=org.postgresql.Driver --spring.datasource.url=jdbc:h2:mem:x;PASSWORD=planted | spring.datasource and spring.flyway: Driver org.postgresql.Driver claims to not accept jdbcUrl, jdbc:h2:mem:x
            spring.datasource.type=java.lang.String                     | spring.datasource and spring.flyway:
            spring.datasource.hikari.transaction-isolation=SOMETIMES    | spring.datasource and spring.flyway: For input string: "SOMETIMES"
            spring.datasource.hikari.connection-init-sql=nonsense       | spring.datasource and spring.flyway: Syntax error in SQL statement
            spring.flyway.enabled=false                                 | does not have the tables of this version: Table "TENANT_FILE_LOCK" not found
            spring.flyway.locations=classpath:nope                      | spring.datasource and spring.flyway: Unable to resolve location classpath:nope
            spring.flyway.target=1                                      | does not have the tables of this version: Column "TOKEN_LIFETIME" not found
            spring.flyway.target=x                                      | spring.datasource and spring.flyway: Version may only contain
            spring.config.location=optional:file:/nope.yaml             | leave out the settings in the jar; spring.config.additional-location adds to them
            spring.mvc.format.date=nope                                 | Unknown pattern letter: o; one of these settings can be the reason: spring.mvc.format.date (--logging.level.com.eiam=debug shows more)
            spring.sql.init.mode=x                                      | DatabaseInitializationMode.X; one of these settings can be the reason: spring.sql.init.mode (--logging.level.com.eiam=debug shows more)
            server.servlet.context-path=x                               | the web server cannot use the settings server: Context path must start with '/'
            server.tomcat.basedir=/proc/nope                            | the web server cannot use the settings server: Unable to create
            """)
    void aRefusalOfAnotherPartIsOneLine(String argument, String line, CapturedOutput output) {
        assertOneLine(argument, "", output);
        assertThat(output.toString()).contains(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eiam.accounts.tenant-fiel=x.yaml        | eiam.accounts.tenant-fiel is not a setting; did you mean eiam.accounts.tenant-file?
            eiam.accounts.tenant-file=nope.yaml     | nope.yaml
            eiam.accounts.token.key-file=nope.pem   | nope.pem: it cannot be read
            spring.config.import=nope.yaml          | the settings cannot be read: Config data resource 'file [nope.yaml]' via location 'nope.yaml' cannot be found
            spring.config.import=nope:x             | the settings cannot be read:
            spring.config.import=file:pom.xml       | the settings cannot be read:
            server.ssl.bundle=nope                  | the web server cannot use the settings server.ssl: SSL bundle name 'nope' cannot be found
            server.ssl.key-store=/nope.p12          | the web server cannot use the settings server.ssl: Could not load store from '/nope.p12'
            eiam.accounts.token.key-secret=planted  | eiam.accounts.token.key-secret is too short: it needs at least 16 characters
            """)
    void aFileThatIsNotThereIsOneLine(String argument, String line, CapturedOutput output) {
        assertOneLine(argument, line, output);
    }

    private static void assertOneLine(String argument, String start, CapturedOutput output) {
        assertThatThrownBy(
                        () -> SpringApplication.run(EiamAccountsApplication.class, ("--" + argument).split(" (?=--)")))
                .isNotNull();
        assertThat(output.toString().lines().filter(text -> !text.isBlank() && !text.contains(" INFO ")))
                .singleElement()
                .asString()
                .contains("The server did not start: " + start)
                .doesNotContain("Exception", "pass@", "planted");
    }
}
