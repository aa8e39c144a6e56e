package com.eiam.accounts.reference.management;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Leaves out endpoints and metrics if there is no management port: they cost a fifth of the start. */
final class WithoutManagementPort implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final Pattern OPERATION = Pattern.compile(".*\\.(actuate|health|metrics|micrometer)\\..*");

    private boolean disabled;

    @Override
    public void setEnvironment(Environment environment) {
        disabled = ManagementPortType.get(environment) == ManagementPortType.DISABLED;
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[configurations.length];
        for (int i = 0; i < kept.length; i++) {
            String name = configurations[i];
            kept[i] = name == null || !disabled || !OPERATION.matcher(name).matches();
        }
        return kept;
    }
}
