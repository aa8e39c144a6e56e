package com.eiam.accounts.reference.management;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All properties that the server and Spring Boot have, as the processor of Spring Boot describes them. */
final class ConfigurationProperties {

    private ConfigurationProperties() {}

    static Map<String, JsonNode> all() throws IOException {
        Map<String, JsonNode> properties = new TreeMap<>();
        for (URL metadata : Collections.list(ConfigurationProperties.class
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream content = metadata.openStream()) {
                JsonMapper.shared()
                        .readTree(content)
                        .path("properties")
                        .forEach(
                                property -> properties.put(property.path("name").stringValue(), property));
            }
        }
        return properties;
    }

    static List<String> names() throws IOException {
        return List.copyOf(all().keySet());
    }
}
