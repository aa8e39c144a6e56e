package com.eiam.accounts.contracts.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body is laid out as it was sent, and what a difference is about is marked. */
class MarkedTextTest {

    private static final String BODY =
            "{'id':'a','rows':[{'k':'r'},{'k':'s','p':1}],'extra':{},'a b':2,'name':null}".replace('\'', '"');

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id is a, expected b                                 | \"id\": \"a\",",
                "rows[1].k is s, expected t                          | \"k\": \"s\",",
                "rows[1].p is 1, but should not be there             | \"p\": 1",
                "rows has 2 elements, expected 1                     | \"rows\": [",
                "rows[2] is left out, expected {}                    | \"rows\": [",
                "extra.x is left out, expected 1                     | \"extra\": {},",
                "name is null, but the spec says: null found         | \"name\": null",
                "a b is 2, expected 3                                | \"a b\": 2,",
                "the body has the key `id`, which the spec does not  | \"id\": \"a\",",
                "rows[1] has the key `p`, which the spec does not    | \"p\": 1",
                "status 200, expected 400 with A.1                   | ",
                "idle is left out, but the spec requires it          | "
            })
    void marksTheLineOfTheDifference(String difference, String line) {
        List<String> marked = MarkedText.of(BODY, List.of(difference), 40).stream()
                .filter(MarkedText::marked)
                .map(text -> text.text().strip())
                .toList();
        assertThat(marked).isEqualTo(line == null ? List.of() : List.of(line));
    }

    @Test
    void laysJsonOutWithoutChangingIt() {
        assertThat(text("{'a':1.50,'b':1e2147483648,'a':[],'c':[[1],{}]} x", 40))
                .isEqualTo("""
                        {
                          'a': 1.50,
                          'b': 1e2147483648,
                          'a': [],
                          'c': [
                            [
                              1
                            ],
                            {}
                          ]
                        }
                         x
                        """);
    }

    @Test
    void whatIsNotJsonStaysAsItIs() {
        assertThat(text("<html>\n <p>no</p>\n", 40)).isEqualTo("<html>\n <p>no</p>\n");
        assertThat(text("{'a':'b','c':'cut o… (99 characters)", 40))
                .isEqualTo("{\n  'a': 'b'\n,'c':'cut o… (99 characters)\n");
        assertThat(text("", 40)).isEmpty();
        assertThat(text("[".repeat(2000), 3)).startsWith("[\n  [\n    [\n").endsWith("more lines\n");
    }

    @Test
    void ofALongBodyTheLinesAroundTheDifferenceAreShown() {
        String body = IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        List<MarkedText> lines = MarkedText.of(body, List.of("[50] is 50, expected 51"), 40);
        assertThat(lines.stream().map(line -> line.text().strip()))
                .containsExactly("⋯ 48 more lines", "47,", "48,", "49,", "50,", "51,", "52,", "53,", "⋯ 47 more lines");
        assertThat(MarkedText.of(body, List.of(), 40)).hasSize(13);
        assertThat(text("'" + "x".repeat(10_000) + "'", 40)).hasSizeLessThan(500);
    }

    private static String text(String body, int maxLines) {
        return MarkedText.of(body.replace('\'', '"'), List.of(), maxLines).stream()
                .map(MarkedText::text)
                .collect(Collectors.joining())
                .replace('"', '\'');
    }
}
