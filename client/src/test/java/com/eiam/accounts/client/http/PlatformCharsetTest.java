package com.eiam.accounts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The client in a JVM whose charset knows ASCII only, as in a container without a locale. */
class PlatformCharsetTest {

    @Test
    void textInBothDirectionsIsUtf8WhateverThePlatformsCharset() throws Exception {
        try (WireServer server = new WireServer()) {
            server.then(400, "{\"error_code\":\"APP.ACCOUNT.0013\",\"error_msg\":\"账号名已存在 🙂\"}");

            String printed = run(server.url());

            assertThat(printed).isEqualTo("US-ASCII " + escaped("账号名已存在 🙂"));
            assertThat(server.onlyCall().body())
                    .isEqualTo("{\"account_name\":\"李四 🙂\",\"disabled\":false}".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String run(String url) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=US-ASCII",
                "-Dsun.jnu.encoding=ANSI_X3.4-1968",
                "-cp",
                System.getProperty("java.class.path"),
                PlatformCharsetTest.class.getName(),
                url);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectErrorStream(true).start();
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs in the other JVM: creates an account and prints the charset and the server's message. */
    public static void main(String[] args) {
        try (EiamAccounts client = EiamAccounts.builder()
                .baseUrl(args[0])
                .clientId("sandbox")
                .clientSecret("sandbox-secret")
                .build()) {
            client.accounts().createOrphanAccount("a1", new CreateOrphanAccountRequest().accountName("李四 🙂"));
        } catch (RefusedException e) {
            System.out.print(Charset.defaultCharset() + " " + escaped(e.serverMessage()));
        }
    }

    private static String escaped(String text) {
        StringBuilder ascii = new StringBuilder();
        text.chars().forEach(c -> ascii.append(Integer.toHexString(c)).append(' '));
        return ascii.toString();
    }
}
