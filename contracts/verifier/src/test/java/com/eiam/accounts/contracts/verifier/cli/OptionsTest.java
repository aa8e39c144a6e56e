package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An option that cannot be used ends in one line that says what to do. */
@OnReferenceServer
class OptionsTest {

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--operation getAcount          | there is no operation getAcount: did you mean getAccount?",
                "--tag acounts                  | there is no tag acounts: did you mean accounts?",
                "--operation createOrphan       | there is no operation createOrphan: did you mean createOrphanAccount?",
                "--contract getAccount_01_read  | there is no contract getAccount_01_read: did you mean getAccount_01_reads_a_basic_account_with_its_roles_and_its_free_attributes?",
                "--contract deleteAccount_01_deletes_an_account --reads-only | there is no contract to run: no contract fits all options",
                "--client-auth digest           | --client-auth must be one of basic, basic-raw, form",
                "--settle soon                  | --settle must be more than 0 and at most 86400 seconds, as in 10, 0.5 or 500ms",
                "--rate 0                       | the rate must be more than 0 requests per second",
                "--header X-Api-Key             | --header: write it as 'NAME: VALUE'",
                "--header host:x                | the header host cannot be added: the HTTP client sets it itself",
                "--header transfer-encoding:chunked | the header transfer-encoding cannot be added: the HTTP client sets it itself",
                "--header accept-encoding:gzip  | the header accept-encoding cannot be added: the HTTP client sets it itself",
                "--header X-Api-Key:schlüssel   | the header X-Api-Key needs a value on one line, in ASCII characters",
                "--reset-command  --quiet       | --reset-command has an empty value: pass one, or leave the option out",
                "--client-secret  --quiet       | --client-secret has an empty value: pass one, or leave the option out",
                "--operation  --quiet           | --operation has an empty value: pass one, or leave the option out",
                "--header authorization:x       | the header authorization cannot be added: contracts send it themselves",
                "--header-env X-Api-Key=NO_SUCH_VARIABLE | --header-env: the variable NO_SUCH_VARIABLE is not set; set it to the value of X-Api-Key",
                "--ca-file /no/such             | --ca-file: /no/such cannot be read",
                "--ca-file pom.xml --reset-url http://localhost:1/ | --ca-file: pom.xml has no certificate (-----BEGIN CERTIFICATE-----)",
                "--client-cert pom.xml          | --client-cert and --client-key belong together; pass both",
                "--proxy https://x:secret@y     | --proxy is not a URL of an HTTP proxy: it should look like http://proxy.example.com:3128; write a @ in its password as %40",
                "--proxy localhost:99999        | --proxy is not a URL of an HTTP proxy: it should look like http://proxy.example.com:3128; write a @ in its password as %40",
                "--quiet --verbose              | --verbose and --quiet contradict each other; leave one of them out",
                "--header X-Key:1 --header x-key:2 | the header x-key is given twice; leave one of them out",
                "--reset-url /sandbox/reset     | --reset-url: /sandbox/reset is not a URL of a server: it should look like https://eiam.example.com",
                "--reset-url http://u:secret@localhost | --reset-url has a user name or a password, which the API does not use; leave it out. A gateway's credentials go into --header-env",
                "--operation x-y-z-0            | there is no operation x-y-z-0",
                "--parallel 0                   | parallel is 0, but must be from 1 to 64",
                "--timeout 0                    | --timeout must be more than 0 and at most 86400 seconds, as in 10, 0.5 or 500ms",
                "--client-id sandbox            | --client-id has no secret: set EIAM_CLIENT_SECRET, or pass --client-secret-file or --client-secret",
                "--client-secret s              | there is a secret without --client-id; pass the id of its client",
                "--client-secret s --client-secret-file f | the client's secret is given twice, by --client-secret and by --client-secret-file; leave one of them out",
                "--client-id s --client-secret-file /no/such | --client-secret-file: /no/such cannot be read",
                "--ids /no/such                 | --ids: /no/such cannot be read",
                "--reset-command false          | the tenant was not reset: --reset-command ended with exit code 1",
                "--reset-url http://localhost:1/reset | the tenant was not reset: no response from POST http://localhost:1/reset: the server cannot be reached: the connection was refused; check --reset-url",
                "--reset-url http://localhost:1/reset?token=s3cret | the tenant was not reset: no response from POST http://localhost:1/reset?…: the server cannot be reached: the connection was refused; check --reset-url",
                "--reset-url http://localhost:1/ --reset-command true | --reset-url and --reset-command do the same; leave one of them out"
            })
    void whatCannotBeDone(String options, String message) {
        CommandRun.against(folder.resolve("report"), url(), options.strip().split(" "))
                .couldNotRun(message);
    }

    @Test
    void everyOptionIsInTheReadme() throws Exception {
        CommandRun help = CommandRun.of(folder, "--help");
        help.endedWith(0);
        assertThat(help.out()).contains("Exit codes:", "Examples:");
        Set<String> options = Pattern.compile("--[a-z-]{3,}")
                .matcher(help.out())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(options).contains("--url", "--ids", "--seed");
        assertThat(Files.readString(Path.of("README.md"))).contains(options);
    }

    /** What follows an unknown option may be a secret. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ulr s3cret                   | there is no option --ulr: did you mean --url?",
                "--ulr=s3cret                   | there is no option --ulr: did you mean --url?",
                "--client-secret\u00a0s3cret    | write a blank after --client-secret, and no other character",
                "\u2014url s3cret               | there is no option \u2014url: did you mean --url?",
                "\u2013\u2013url=s3cret          | there is no option \u2013\u2013url: did you mean --url?",
                "--url x --reads_only           | there is no option --reads_only: did you mean --reads-only?",
                "--url x --contracts s3cret     | there is no option --contracts: did you mean --contract?",
                "--url x --token-of-mine s3cret | there is no option --token-of-mine",
                "--url x --client-secrte s3cret | there is no option --client-secrte: did you mean --client-secret?",
                "--url x --client-secret a s3cret | an argument belongs to no option; put a value with blanks into quotes",
                "--url x @s3cret.xml            | an argument belongs to no option; put a value with blanks into quotes",
                "--client-id s3cret             | Missing required option: '--url=URL'"
            })
    void whatIsNoOption(String arguments, String message) {
        CommandRun run = CommandRun.of(folder, arguments.strip().split(" "));
        run.endedWith(2);
        assertThat(run.err()).isEqualTo("error: " + message + "; --help lists all options" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--rate 1,5     | '1,5' is not a number, as in 2 or 0.5",
                "--parallel 1.5 | '1.5' is not a whole number",
                "--seed x       | 'x' is not a whole number below 2^63"
            })
    void whatIsNoNumber(String options, String message) {
        String[] option = options.split(" ");
        CommandRun run = CommandRun.of(folder, "--url", url(), option[0], option[1]);
        assertThat(run.err())
                .isEqualTo("error: Invalid value for option '" + option[0] + "': " + message
                        + "; --help lists all options" + System.lineSeparator());
        run.endedWith(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE"})
    void whatIsNoTextInUtf8(String charset) throws Exception {
        String secret = charset.equals("UTF-16LE") ? "secret" : "s\u00e9cret";
        Path file = Files.write(folder.resolve("secret"), secret.getBytes(charset));
        CommandRun.against(folder.resolve("report"), url(), "--client-id", "s", "--client-secret-file", file.toString())
                .couldNotRun("--client-secret-file: " + file + " is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "an:other", "a\nb"})
    void whatIsNoToken(String token) {
        CommandRun.of(folder, "--url", url(), "--expired-token", token)
                .couldNotRun("the expired token has characters that no bearer token has");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:8080         | --url: localhost:8080 is not a URL of a server: it should look like https://eiam.example.com",
                "http://localhost:99999 | --url: http://localhost:99999 is not a URL of a server: it should look like https://eiam.example.com",
                "http://my_host:8080    | --url: http://my_host:8080 is not a URL of a server (Java takes no host name with an underscore): it should look like https://eiam.example.com",
                "http://localhost/my api   | --url: http://localhost/my api is not a URL of a server (write a blank as %20): it should look like https://eiam.example.com",
                "https://bücher.example/api | --url: https://bücher.example/api is not a URL of a server (write its host as xn--bcher-kva.example): it should look like https://eiam.example.com",
                "ftp://localhost           | --url: ftp://localhost is not a URL of a server: it should look like https://eiam.example.com",
                "//localhost:8080          | --url: //localhost:8080 is not a URL of a server: it should look like https://eiam.example.com",
                "//user:secret@localhost   | --url has a user name or a password, which the API does not use; leave it out. A gateway's credentials go into --header-env",
                "http://localhost:8080/api/v2/tenant | the URL of the server must end before /api/v2/tenant, which is the path of the API",
                "http://localhost:8080/gw/api/v2/tenant/token | the URL of the server must end before /api/v2/tenant, which is the path of the API",
                "http://localhost:8080?a=b | --url has a ? or a #: leave out what begins with it, since the paths of the API are appended",
                "http://localhost:8080/#a  | --url has a ? or a #: leave out what begins with it, since the paths of the API are appended"
            })
    void whatIsNoUrlOfAServer(String url, String message) {
        CommandRun.of(folder, "--url", url).couldNotRun(message);
    }

    @Test
    void valuesOfVariablesMayHaveALineFeedAndBlanks() {
        CommandRun run = CommandRun.of(
                folder,
                "--url",
                " HTTP://LOCALHOST:" + port + " \r\n",
                "--contract",
                "getAccount_01\n",
                "--reset-url",
                url() + "/sandbox/reset\n");
        assertThat(run.err()).isEmpty();
        run.endedWith(0);
    }

    private String url() {
        return "http://localhost:" + port;
    }
}
