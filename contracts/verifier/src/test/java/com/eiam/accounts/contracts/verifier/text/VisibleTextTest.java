package com.eiam.accounts.contracts.verifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What acts on a terminal, a log or a parser can be seen and does nothing. */
class VisibleTextTest {

    @Test
    void controlCharactersAndHalfCharactersAreVisible() {
        shows("\u001b[31mred", "\\u001b[31mred");
        shows("a\u0000b\u007fc\u009bd", "a\\u0000b\\u007fc\\u009bd");
        shows("half \ud83d of a pair, half \ude00 of one", "half \\ud83d of a pair, half \\ude00 of one");
        shows("admin\u202etxt.exe\u200b", "admin\\u202etxt.exe\\u200b");
        shows("a\u2028b\u0085c\rd", "a\\u2028b\\u0085c\\u000dd");
        shows("a\ufffeb\uffffc\ue0f0d", "a\\ufffeb\\uffffc\\ue0f0d");
    }

    @Test
    void commandsOfCiSystemsAreVisible() {
        shows("x ##vso[task.setvariable a]b", "x \\u0023#vso[task.setvariable a]b");
        shows("##[error]x ###[x]", "\\u0023#[error]x #\\u0023#[x]");
        shows("##teamcity[x]", "\\u0023#teamcity[x]");
        shows("a\n::set-output name=a::b", "a\n\\u003a:set-output name=a::b");
        shows("  ::add-mask::z", "  \\u003a:add-mask\\u003a:z");
    }

    @Test
    void everythingElseStays() {
        shows("plain, 中文, \u00e9, e\u0301, 😀", "plain, 中文, \u00e9, e\u0301, 😀");
        shows("http://[::1]:8080/a and fe80::1", "http://[::1]:8080/a and fe80::1");
        shows("# heading, ## heading, C:\\dir, a:b", "# heading, ## heading, C:\\dir, a:b");
        shows("{\"a\": [1]}\n\t\"x\"", "{\"a\": [1]}\n\t\"x\"");
    }

    @Test
    void aLineIsOneLine() {
        assertThat(VisibleText.line("a\nb\r\nc\td\u0085e")).isEqualTo("a\\nb\\nc\\td\\u0085e");
        assertThat(VisibleText.block("a\r\nb")).isEqualTo("a\nb");
    }

    @Test
    void aCutTextSaysSoAndSplitsNoCharacter() {
        assertThat(VisibleText.cut("abc", 3)).isEqualTo("abc");
        assertThat(VisibleText.cut("abcd", 3)).isEqualTo("abc… (4 characters)");
        assertThat(VisibleText.cut("ab😀d", 3)).isEqualTo("ab… (5 characters)");
    }

    private static void shows(String text, String visible) {
        assertThat(VisibleText.block(text)).isEqualTo(visible);
        assertThat(VisibleText.block(visible)).isEqualTo(visible);
    }
}
