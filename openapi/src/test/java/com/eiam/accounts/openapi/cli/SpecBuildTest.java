package com.eiam.accounts.openapi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.SpecException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpecBuildTest {

    private static final String SPEC = "eiam-accounts.yaml";

    @TempDir
    Path folder;

    @Test
    void theCatalogueBecomesAnEnumThatKnowsNewerCodes() throws Exception {
        SpecBuild.main(new String[] {"java", SPEC, "generated", folder.toString(), "open"});

        Class<?> errorCode = compiled("generated.ErrorCode");
        Object taken = errorCode.getMethod("fromCode", String.class).invoke(null, " APP.ACCOUNT.0013 ");
        assertThat(taken).hasToString("APP_ACCOUNT_0013");
        assertThat(errorCode.getMethod("status").invoke(taken)).isEqualTo(400);
        assertThat(errorCode.getMethod("message").invoke(taken)).isEqualTo("账号名已存在");
        assertThat(errorCode.getMethod("english").invoke(taken)).isEqualTo("Account name already exists");
        assertThat(errorCode.getMethod("measure").invoke(taken)).isEqualTo("Choose another name.");
        assertThat(errorCode.getMethod("fromCode", String.class).invoke(null, "APP.9999"))
                .hasToString("UNKNOWN");
        assertThat(errorCode.getEnumConstants()).hasSize(codes(entry -> !entry.isTokenError()) + 1);
    }

    @Test
    void aClosedEnumRefusesAnUnknownCode() throws Exception {
        SpecBuild.main(new String[] {"java", SPEC, "generated", folder.toString()});

        Class<?> tokenErrorCode = compiled("generated.TokenErrorCode");
        assertThat(tokenErrorCode.getEnumConstants()).hasSize(codes(ErrorEntry::isTokenError));
        assertThatThrownBy(
                        () -> tokenErrorCode.getMethod("fromCode", String.class).invoke(null, "forbidden"))
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePermissionCodesAreThoseOfTheSecurityScheme() throws Exception {
        SpecBuild.main(new String[] {"java", SPEC, "generated", folder.toString()});

        Class<?> permissionCode = compiled("generated.PermissionCode");
        assertThat(permissionCode.getEnumConstants())
                .extracting(Object::toString)
                .contains("ALL", "ACCOUNT_ALL", "ACCOUNT_READ", "READ");
        assertThat(permissionCode.getMethod("of", String.class).invoke(null, "account_read"))
                .hasToString("Optional[ACCOUNT_READ]");
        assertThat(permissionCode.getMethod("of", String.class).invoke(null, "acount_read"))
                .hasToString("Optional.empty");
    }

    @Test
    void thePublishedSpecLeavesOutTheContracts() throws IOException {
        Path file = folder.resolve("below/openapi.json");
        SpecBuild.main(new String[] {"json", SPEC, file.toString()});

        String text = Files.readString(file, StandardCharsets.UTF_8);
        JsonNode published = JsonMapper.shared().readTree(text);
        assertThat(text).doesNotContain("x-contracts").contains("x-error-code", "应用不存在");
        assertThat(published.path("paths"))
                .hasSameSizeAs(Spec.read(Path.of(SPEC)).root().path("paths"));
    }

    @Test
    void thePageHasTheSpecInBothLanguages() throws IOException {
        SpecBuild.main(new String[] {"page", SPEC, "zh", "eiam-accounts.zh.yaml", folder.toString()});

        assertThat(Files.readString(folder.resolve("openapi-en.json")))
                .contains("**Account name already exists · 账号名已存在**<br>Choose another name.")
                .contains("eiam.accounts().createOrphanAccount(");
        assertThat(Files.readString(folder.resolve("openapi-zh.json")))
                .contains("**账号名已存在 · Account name already exists**<br>请换一个账号名。");
    }

    @Test
    void aTranslationOfATextThatTheSpecNoLongerHasStopsTheBuild() throws IOException {
        Path file = Files.writeString(folder.resolve("zh.yaml"), "Accounts: 账号\nAn older text.: 旧文本。\n");

        assertThatThrownBy(() -> SpecBuild.main(new String[] {"page", SPEC, "zh", file.toString(), folder.toString()}))
                .isInstanceOf(SpecException.class)
                .hasMessage(file + ": the spec no longer has the paragraph 'An older text.': give its new wording and"
                        + " translation, or remove it");
    }

    @Test
    void translationsThatAreNotTextsStopTheBuild() throws IOException {
        Path file = Files.writeString(folder.resolve("zh.yaml"), "Accounts: [账号]\n");

        assertThatThrownBy(() -> SpecBuild.main(new String[] {"page", SPEC, "zh", file.toString(), folder.toString()}))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(file + ": a YAML mapping from text to text is expected: ");
    }

    @Test
    void aSpecThatBreaksARuleStopsTheBuildWithFileLineAndRule() throws IOException {
        Path spec = folder.resolve("eiam-accounts.yaml");
        String good = Files.readString(Path.of(SPEC));
        String contract = "        - error: APP.OBJECTMODEL.0005\n"
                + "          request: {path: {app_id: 20220413144510226-2B90-4E7D1C038}, body: {org_code: sales}}\n";
        assertThat(good).containsOnlyOnce(contract);
        Files.writeString(spec, good.replace(contract, ""));
        Files.copy(Path.of("contract-tenant.yaml"), folder.resolve("contract-tenant.yaml"));

        assertThatThrownBy(() -> SpecBuild.main(new String[] {"check", spec.toString()}))
                .isInstanceOf(SpecException.class)
                .hasMessageMatching("the spec breaks its rules:\\Reiam-accounts.yaml:\\d+: R-014 createBasicAccount"
                        + " 400 APP.OBJECTMODEL.0005 has no contract: state one, or exclude the code and say why");
    }

    @Test
    void anUnknownCommandIsNamed() {
        assertThatThrownBy(() -> SpecBuild.main(new String[] {"publish", SPEC}))
                .isInstanceOf(SpecException.class)
                .hasMessage("unknown command publish");
    }

    @Test
    void aMissingArgumentShowsTheUsage() {
        assertThatThrownBy(() -> SpecBuild.main(new String[] {"compare", SPEC}))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("usage:\ncheck SPEC ");
    }

    private static int codes(Predicate<ErrorEntry> kind) {
        return (int) Spec.read(Path.of(SPEC)).catalogue().values().stream()
                .filter(kind)
                .count();
    }

    private Class<?> compiled(String name) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-d", folder.toString(), "-Xlint:all", "-Werror", "-proc:none");
            var sources = files.getJavaFileObjects(folder.resolve(name.replace('.', '/') + ".java"));
            assertThat(compiler.getTask(null, files, null, options, null, sources)
                            .call())
                    .isTrue();
        }
        URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass(name);
    }
}
