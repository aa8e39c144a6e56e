package com.eiam.accounts.client.contract;

import com.eiam.accounts.client.api.AccountsApi;
import com.eiam.accounts.client.api.AuthenticationApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the build made of the API's description; the request for a token is the client's own business. */
final class GeneratedOperations {

    private GeneratedOperations() {}

    static List<Class<?>> groups() {
        try (Stream<Path> files = Files.list(
                Path.of(AccountsApi.class.getResource("AccountsApi.class").toURI())
                        .getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\w+Api\\.class"))
                    .<Class<?>>map(name -> load(name.replace(".class", "")))
                    .filter(group -> group != AuthenticationApi.class)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> names() {
        return methods().map(Method::getName).toList();
    }

    /** The operations that answer one page of a list: there is a total of all entries. */
    static List<String> paged() {
        return methods()
                .filter(method -> Arrays.stream(method.getReturnType().getMethods())
                        .anyMatch(getter -> getter.getName().equals("getTotal")))
                .map(Method::getName)
                .distinct()
                .toList();
    }

    private static Stream<Method> methods() {
        return groups().stream()
                .flatMap(group -> Arrays.stream(group.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !method.getName().matches("with|.*(Async|WithResponse|Call)"));
    }

    private static Class<?> load(String simpleName) {
        try {
            return Class.forName(AccountsApi.class.getPackageName() + "." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
