package com.eiam.accounts.reference.start;

import com.eiam.accounts.server.start.SettingRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** Checks settings of Spring Boot that it would take, or refuse later without their name. */
final class SpringSettings implements EnvironmentPostProcessor, Ordered {

    private static final String PORT = "server.port";
    private static final String MANAGEMENT_PORT = "management.server.port";
    private static final String DATABASE = "spring.datasource.url";
    private static final String ADDRESS = "it needs an address of this machine";
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?:file:)?(~?)(\\.{0,2}/[^;]+)");
    private static final int HIGHEST_PORT = 65_535;

    /** After the settings of files are there, and before they configure the log. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty(MANAGEMENT_PORT)) {
            throw new StartException("spring.config.location and spring.config.name leave out the settings in the jar;"
                    + " spring.config.additional-location adds to them");
        }
        Binder settings = Binder.get(environment);
        int port = port(settings, PORT, 0);
        int managementPort = port(settings, MANAGEMENT_PORT, -1);
        if (managementPort > 0 && managementPort == port) {
            throw new InvalidConfigurationPropertyValueException(
                    MANAGEMENT_PORT, managementPort, "it needs another port than " + PORT);
        }
        List.of("server.address", "management.server.address").forEach(setting -> checkAddress(settings, setting));
        checkTimes(settings);
        SettingRanges.check(settings);
        settings.bind(DATABASE, String.class).ifBound(SpringSettings::checkDatabase);
        require(
                settings,
                "spring.datasource.driver-class-name",
                String.class,
                name -> name.isEmpty() || ClassUtils.isPresent(name, null),
                "it needs no value: the driver follows from " + DATABASE);
        require(
                settings,
                "spring.flyway.locations",
                String.class,
                locations -> !locations.isBlank(),
                "it needs classpath:db/migration");
        require(
                settings,
                "spring.main.web-application-type",
                WebApplicationType.class,
                WebApplicationType.SERVLET::equals,
                "it needs servlet");
        require(settings, "spring.datasource.hikari.auto-commit", Boolean.class, commits -> commits, "it needs true");
        LogSettings.check(environment);
    }

    /** Checks a setting if it is set. */
    static <T> void require(Binder settings, String setting, Class<T> type, Predicate<T> fits, String needs) {
        settings.bind(setting, type).ifBound(value -> {
            if (!fits.test(value)) {
                throw new InvalidConfigurationPropertyValueException(setting, value, needs);
            }
        });
    }

    private static int port(Binder settings, String setting, int least) {
        int port = settings.bind(setting, Integer.class)
                .orElseThrow(() -> new InvalidConfigurationPropertyValueException(
                        setting, "", "it needs " + least + " to " + HIGHEST_PORT));
        SettingRange.check(setting, port, least, HIGHEST_PORT);
        return port;
    }

    private static void checkAddress(Binder settings, String setting) {
        // A blank one would be every address.
        require(settings, setting, String.class, address -> !address.isBlank(), ADDRESS);
        settings.bind(setting, InetAddress.class).ifBound(address -> {
            if (!address.isAnyLocalAddress() && !address.isLoopbackAddress() && !isOfThisMachine(address)) {
                throw new InvalidConfigurationPropertyValueException(setting, address.getHostAddress(), ADDRESS);
            }
        });
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static void checkTimes(Binder settings) {
        String phase = "spring.lifecycle.timeout-per-shutdown-phase";
        for (String setting : List.of(phase, "server.tomcat.connection-timeout", "server.tomcat.keep-alive-timeout")) {
            SettingRanges.check(settings, setting, Duration.class, Duration.ofMillis(1), Duration.ofDays(1));
        }
        Duration end = settings.bind(phase, Duration.class).orElse(Duration.ofSeconds(30));
        settings.bind("eiam.accounts.shutdown-delay", Duration.class).ifBound(delay -> {
            if (delay.compareTo(end) >= 0) {
                throw new InvalidConfigurationPropertyValueException(
                        "eiam.accounts.shutdown-delay", delay.toSeconds() + "s", "it needs less than " + phase);
            }
        });
    }

    private static void checkDatabase(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException unknown) {
            throw new InvalidConfigurationPropertyValueException(
                    DATABASE,
                    withoutSecrets(url),
                    "it needs jdbc:postgresql://host:port/database, or jdbc:h2: with a file");
        }
        Matcher file = H2_FILE.matcher(url);
        if (file.lookingAt() && !canBeWritten(h2File(file.group(1), file.group(2)))) {
            throw new InvalidConfigurationPropertyValueException(
                    DATABASE, withoutSecrets(url), "it needs a file that can be written");
        }
    }

    private static Path h2File(String home, String path) {
        String folder = home.isEmpty() ? "" : System.getProperty("user.home");
        return Path.of(folder + path + ".mv.db").toAbsolutePath();
    }

    /** Whether a file can be written, or a new one made. H2 and Logback would report this with stack traces. */
    static boolean canBeWritten(Path file) {
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file)) {
                Files.newOutputStream(file, StandardOpenOption.APPEND).close();
            } else {
                Files.delete(Files.createTempFile(file.getParent(), "eiam", null));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The URL of a database as the log may show it: without parameters, and without a user in front of the host. */
    static String withoutSecrets(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//.*@", "//");
    }

    /** A message, with the URLs of databases in it as the log may show them. */
    static String messageWithoutSecrets(String message) {
        return message.replaceAll("(jdbc:[^\\s?;]*)[?;]\\S*", "$1").replaceAll("//\\S*@", "//");
    }
}
