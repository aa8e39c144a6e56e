package com.eiam.accounts.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecTest {

    private final Spec spec = Spec.read(Path.of("eiam-accounts.yaml"));

    @TempDir
    Path folder;

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Spec.read(folder.resolve("spec.yaml")))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith(folder.resolve("spec.yaml") + ": cannot be read: ");
    }

    @Test
    void invalidYamlIsReportedWithItsLine() throws IOException {
        assertThatThrownBy(() -> read("openapi: 3.1.1\npaths: [\n"))
                .isInstanceOf(SpecException.class)
                .hasMessage("spec.yaml:2: not valid YAML: while parsing a flow node:"
                        + " expected the node content, but found '<stream end>'");
    }

    @Test
    void aDuplicateKeyIsReportedWithItsLine() throws IOException {
        assertThatThrownBy(() -> read("openapi: 3.1.1\npaths: {}\npaths: {}\n"))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "spec.yaml:3: not valid YAML: Duplicate property \"paths\" in one mapping: remove one of the two");
    }

    @Test
    void anAliasIsReportedWithItsLine() {
        assertThatThrownBy(() -> read("info: &x {title: a}\npaths: *x\n"))
                .isInstanceOf(SpecException.class)
                .hasMessage("spec.yaml:2: aliases are not read: write the value of *x");
    }

    @Test
    void aSecondDocumentIsReportedWithItsLine() {
        assertThatThrownBy(() -> read("openapi: 3.1.1\n---\nopenapi: 3.1.1\n"))
                .isInstanceOf(SpecException.class)
                .hasMessage("spec.yaml:3: not valid YAML: a second document begins here: leave it out");
    }

    @Test
    void anotherCharsetIsReportedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("spec.yaml"), "openapi: 3.1.1\ninfo: café\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> YamlFile.read(folder.resolve("spec.yaml")))
                .isInstanceOf(SpecException.class)
                .hasMessage("spec.yaml:2: not UTF-8");
    }

    @Test
    void anEmojiCanBeAnywhere() throws IOException {
        for (int i = 1; i < 5_000; i++) {
            String text = "x".repeat(i) + "🙂" + "y".repeat(2_000);
            Path file = Files.writeString(folder.resolve("spec.yaml"), "a: " + text + "\n");
            assertThat(YamlFile.read(file).root().path("a").stringValue()).isEqualTo(text);
        }
    }

    @Test
    void aListIsNotASpec() throws IOException {
        assertThatThrownBy(() -> read("- openapi\n"))
                .isInstanceOf(SpecException.class)
                .hasMessage("spec.yaml:1: a YAML mapping is expected, with keys at its top level");
    }

    @Test
    void anEntryOfTheCatalogueKnowsItsStatusAndBothMessages() {
        ErrorEntry taken = spec.catalogue().get("APP.ACCOUNT.0013");

        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.message()).isEqualTo("账号名已存在");
        assertThat(taken.english()).isEqualTo("Account name already exists");
        assertThat(spec.catalogue().get("HTTP.405").status()).isEqualTo(405);
    }

    @Test
    void aMessageNamesTheFieldAndTheRuleThatItBreaks() {
        ErrorEntry entry = spec.catalogue().get("TENANT-COMMON-0005");

        assertThat(entry.message(Locale.CHINESE, "role_ids", "maxItems", "50")).isEqualTo("参数错误,role_ids:最大不能超过50");
        assertThat(entry.message(Locale.ENGLISH, "role_ids", "maxItems", "50"))
                .isEqualTo("Parameter error, role_ids: must not have more than 50 entries");
    }

    @Test
    void aContractTakesWhatItLeavesOutFromTheFirst() {
        Operation bind = operation("bindPublicAccountUsers");
        Contract refused = bind.contracts().stream()
                .filter(contract -> contract.error().filter("USER.0001"::equals).isPresent())
                .findFirst()
                .orElseThrow();

        assertThat(refused.name()).isEqualTo("answers USER.0001: User does not exist");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.request().path("path"))
                .isEqualTo(bind.contracts().get(0).request().path("path"));
        assertThat(refused.request().at("/body/user_names/1").stringValue()).isEqualTo("no-such-user");
        assertThat(refused.request().path("client").stringValue()).isEqualTo("sandbox");
    }

    @Test
    void aFollowUpReadsTheAccountThatWasChanged() {
        Operation unbind = operation("unbindPublicAccountUsers");
        Contract refused = unbind.contracts().stream()
                .filter(contract -> !contract.then().isMissingNode())
                .findFirst()
                .orElseThrow();

        assertThat(FollowUp.of(spec, unbind, refused)).singleElement().satisfies(then -> {
            assertThat(then.operation().id()).isEqualTo("listPublicAccountUsers");
            assertThat(then.contract().request().path("path"))
                    .isEqualTo(refused.request().path("path"));
            assertThat(then.contract().request().at("/query/limit").intValue()).isEqualTo(10);
        });
    }

    @Test
    void anOperationTakesTheContractsOfTheResponsesThatItShares() {
        Operation remove = operation("removeAccountRoles");

        assertThat(remove.contracts())
                .anySatisfy(contract -> assertThat(contract.error()).hasValue("insufficient_scope"));
        assertThat(remove.exclusions())
                .anySatisfy(exclusion -> assertThat(exclusion.code()).isEqualTo("HTTP.503"));
        assertThat(remove.permissions()).containsExactly("account_all", "all");
    }

    private Operation operation(String id) {
        return spec.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Spec read(String text) throws IOException {
        Path file = folder.resolve("spec.yaml");
        Files.writeString(file, text);
        Files.writeString(folder.resolve("contract-tenant.yaml"), "clients: []\n");
        return Spec.read(file);
    }
}
