package com.eiam.accounts.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.Pages;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountType;
import com.eiam.accounts.client.model.UserNamesRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    void everyGroupOfOperationsCanBeReached() {
        List<Class<?>> reachable = Arrays.stream(EiamAccounts.class.getMethods())
                .<Class<?>>map(Method::getReturnType)
                .toList();

        assertThat(GeneratedOperations.groups()).isNotEmpty();
        assertThat(reachable)
                .as("EiamAccounts has an accessor for each group of operations: add the one that is missing")
                .containsAll(GeneratedOperations.groups());
    }

    @Test
    void everyPagedListCanBeIteratedToItsEnd() {
        List<String> iterables = Arrays.stream(EiamAccounts.class.getMethods())
                .filter(method -> method.getReturnType() == Pages.class)
                .map(Method::getName)
                .distinct()
                .toList();

        assertThat(GeneratedOperations.paged())
                .isNotEmpty()
                .map(name -> name.replaceFirst("list", "all"))
                .as(
                        "EiamAccounts has a method all… for each list with pages: add the one that is missing, like allAccounts")
                .hasSameElementsAs(iterables);
    }

    @Test
    void theOverriddenTemplateStaysSmall() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/openapi-generator"))) {
            List<Path> files = templates.filter(Files::isRegularFile).toList();
            assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("api.mustache"));
            assertThat(Files.readAllLines(files.get(0))).hasSizeLessThanOrEqualTo(60);
        }
    }

    @Test
    void nativeImagesAreToldOfEachModel() throws Exception {
        JsonNode classes = new ObjectMapper()
                .readTree(EiamAccounts.class.getResource(
                        "/META-INF/native-image/com.eiam.accounts/eiam-accounts-client/reflect-config.json"));

        assertThat(classes.findValuesAsText("name"))
                .contains(Account.class.getName(), UserNamesRequest.class.getName(), AccountType.class.getName())
                .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
    }

    @Test
    void theJavadocOfAnOperationListsItsErrorCodesAndHasNoEntities() throws IOException {
        String source =
                Files.readString(Path.of("target/generated-sources/openapi/src/main/java/com/eiam/accounts/client/api")
                        .resolve("AccountsApi.java"));

        assertThat(source)
                .contains("its codes are {@code APP.0001} {@code APP.0006} {@code APP.ACCOUNT.0028}")
                .doesNotContain("&#", "&quot;");
    }
}
