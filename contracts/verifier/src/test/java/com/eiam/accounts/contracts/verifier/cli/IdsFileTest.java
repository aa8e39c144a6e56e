package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.ContractVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error messages name the line of a mistake. */
class IdsFileTest {

    @TempDir
    Path folder;

    @Test
    void takesIdsAndClients() throws Exception {
        assertThat(
                        complaint(
                                "ids:\n  zhangsan: wang.wu\n  sales: vertrieb\nclients:\n  sandbox:\n    client_id: mine\n    client_secret: s\n"))
                .isEmpty();
        assertThat(complaint("ids:\n  zhangsan: 42\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ids:~  zhangsan: a~  zhangsam: b | 3: there is no id zhangsam: did you mean zhangsan?",
                "ids:~  zhangsan: a~  zhangsan: b | 3: the id zhangsan is there twice",
                "ids:~  zhangsan: a~  sales: a    | 3: two ids of the contract tenant are both a",
                "ids:~  zhangsan:                 | 2: the id for zhangsan must be a text",
                "ids:~  zhangsan: [a]             | 2: the id for zhangsan must be a text",
                "ids: zhangsan                    | 1: `ids` is not a map; expected",
                "idz:~  zhangsan: a               | 1: unknown key `idz`; expected",
                "ids: {}~ids: {}                  | 2: `ids` is there twice",
                "ids: {}~---~ids: {}              | 3: a second document begins here: leave it out",
                "ids:~  zhangsan: &a x~  sales: *a | 3: aliases are not read: write the value of *a",
                "clients:~  sandbx: {client_secret: s} | 2: there is no client sandbx: did you mean sandbox?",
                "clients:~  sandbox:~    id: x    | 3: unknown key `id`: a client has client_id and client_secret_env, or client_secret",
                "clients:~  sandbox:~    client_id: x | 3: the client sandbox needs either client_secret_env or client_secret",
                "clients:~  sandbox: {client_secret_env: NO_SUCH_VARIABLE} | 2: the variable NO_SUCH_VARIABLE is not set; set it to the secret of sandbox",
                "- a                              | 1: expected `ids:`",
                "'ids: {a: '                      | 1: not YAML: expected the node content, but found",
                "ids:~  zhangsan: a~\tsales: b   | 3: not YAML: found character '\\t(TAB)' that cannot start any token"
            })
    void namesTheLine(String text, String complaint) throws Exception {
        assertThat(complaint(text.replace("~", "\n"))).startsWith(folder.resolve("ids.yaml") + ":" + complaint);
    }

    @Test
    void anEmojiCanBeAnywhere() throws Exception {
        for (int i = 900; i < 1_100; i++) {
            assertThat(complaint("# " + "x".repeat(i) + "🙂" + "y".repeat(2_000) + "\nids: {zhangsan: a}\n"))
                    .isEmpty();
        }
    }

    @Test
    void isInUtf8() throws Exception {
        Path file = Files.writeString(folder.resolve("ids.yaml"), "ids: {zhangsan: a}", StandardCharsets.UTF_16);
        assertThat(complaint(file)).isEqualTo(file + ": not UTF-8");
    }

    private String complaint(String text) throws Exception {
        return complaint(Files.writeString(folder.resolve("ids.yaml"), text));
    }

    private static String complaint(Path file) {
        try {
            new IdsFile(file).apply(ContractVerifier.forServer(URI.create("http://localhost")));
            return "";
        } catch (UsageException e) {
            return e.getMessage();
        }
    }
}
