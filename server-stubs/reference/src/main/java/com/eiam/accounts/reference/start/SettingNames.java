package com.eiam.accounts.reference.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses arguments that are no settings, settings that look like ours and are not, and ours without a value: a
 * mistyped name of the tenant file, or a variable that is not filled in, would give the contract tenant.
 */
final class SettingNames implements EnvironmentPostProcessor, Ordered {

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("eiam");
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** How many letters may differ in the name of a variable that is meant for us. */
    private static final int TYPOS = 2;

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        checkArguments(environment.getProperty(CommandLinePropertySource.DEFAULT_NON_OPTION_ARGS_PROPERTY_NAME, ""));
        List<Given> given = sources(environment).flatMap(SettingNames::given).toList();
        if (!given.isEmpty()) {
            List<ConfigurationPropertyName> known = known();
            given.forEach(setting -> setting.check(known));
            Binder settings = Binder.get(environment);
            known.forEach(setting -> SpringSettings.require(
                    settings,
                    setting.toString(),
                    String.class,
                    value -> !value.isBlank(),
                    "it needs a value, or leave it out"));
        }
    }

    /** Spring Boot ignores arguments without {@code --}. One can be a secret: only a name before a value is shown. */
    private static void checkArguments(String ignored) {
        if (!ignored.isEmpty()) {
            String name = ignored.matches("[^,=]+=.*") ? " '" + ignored.replaceFirst("=.*", "") + "'" : "";
            throw new StartException("an argument" + name + " is not a setting; write --name=value, without spaces");
        }
    }

    /**
     * A setting below our prefix.
     *
     * @param variable whether it is an environment variable, where {@code _} can be a dot or a dash
     */
    private record Given(ConfigurationPropertyName name, boolean variable) {

        void check(List<ConfigurationPropertyName> known) {
            if (known.stream().anyMatch(this::means)) {
                return;
            }
            String nearest = known.stream()
                    .min(Comparator.comparingInt(this::distance))
                    .map(ConfigurationPropertyName::toString)
                    .orElseThrow();
            // Kubernetes adds variables such as EIAM_ACCOUNTS_SERVICE_HOST, and the verifier has some of its own.
            if (!variable || distance(ConfigurationPropertyName.of(nearest)) <= TYPOS) {
                throw new StartException(name + " is not a setting; did you mean " + nearest + "?");
            }
        }

        private boolean means(ConfigurationPropertyName setting) {
            return variable ? distance(setting) == 0 : name.equals(setting);
        }

        private int distance(ConfigurationPropertyName setting) {
            return SettingNames.distance(letters(name), letters(setting));
        }
    }

    /** The sources of settings that know the names of theirs. */
    static Stream<IterableConfigurationPropertySource> sources(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast);
    }

    private static Stream<Given> given(IterableConfigurationPropertySource source) {
        boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
        return source.stream().filter(OURS::isAncestorOf).map(name -> new Given(name, variables));
    }

    /** All settings of the server and of the stubs, as the build describes them. */
    private static List<ConfigurationPropertyName> known() {
        try {
            return Collections.list(SettingNames.class.getClassLoader().getResources(METADATA)).stream()
                    .flatMap(SettingNames::properties)
                    .map(property -> property.path("name").stringValue())
                    .filter(ConfigurationPropertyName::isValid)
                    .map(ConfigurationPropertyName::of)
                    .filter(OURS::isAncestorOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(METADATA, e);
        }
    }

    private static Stream<JsonNode> properties(URL metadata) {
        try (InputStream content = metadata.openStream()) {
            return JsonMapper.shared().readTree(content).path("properties").valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(METADATA, e);
        }
    }

    private static String letters(ConfigurationPropertyName name) {
        StringBuilder letters = new StringBuilder();
        for (int element = 0; element < name.getNumberOfElements(); element++) {
            letters.append(name.getElement(element, Form.UNIFORM));
        }
        return letters.toString();
    }

    /** How many letters to add, remove or replace to get from one text to another (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
