package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.api.AccountsApi;
import com.eiam.accounts.client.api.AuthenticationApi;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedFaceTest {

    @Test
    void everyGroupOfOperationsCanBeReached() throws Exception {
        Path folder = Path.of(AccountsApi.class.getResource("AccountsApi.class").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<String> generated = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\w+Api\\.class"))
                    .map(name -> name.replace(".class", ""))
                    .filter(name -> !name.equals(AuthenticationApi.class.getSimpleName()))
                    .toList();
            List<String> reachable = Arrays.stream(EiamAccounts.class.getMethods())
                    .map(Method::getReturnType)
                    .map(Class::getSimpleName)
                    .toList();

            assertThat(generated).isNotEmpty();
            assertThat(reachable).containsAll(generated);
        }
    }

    @Test
    void theOverriddenTemplateStaysSmall() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/openapi-generator"))) {
            List<Path> files = templates.filter(Files::isRegularFile).toList();
            assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("api.mustache"));
            assertThat(Files.readAllLines(files.get(0))).hasSizeLessThanOrEqualTo(60);
        }
    }
}
