package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.RefusalBody;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every message in English, for every header that prefers it; and in Chinese for every other header. */
final class LanguageDerivation implements Derivation {

    /** Headers that prefer English to Chinese (RFC 9110, 12.5.4). */
    private static final List<String> ENGLISH = List.of(
            "en-GB", "en-US,en;q=0.9", "zh;q=0.1,en;q=0.5", "EN", "fr;q=0.8,en;q=0.5", "en;q=0.9,zh;q=0.8", "fr,en");

    /** Headers in a form that is rare, but legal: blanks, digits of a weight, and tags of three parts. */
    private static final List<String> RARE_ENGLISH = List.of(
            "en ;q=0.8",
            "zh;q=0.441,en;q=0.449",
            "en-Latn-GB",
            "EN-us ; Q=0.9 , ZH ; Q=0.8",
            "fr;q=1.000, en;q=0.900",
            "de-Latn-DE-1996, en-GB-oxendict;q=0.5");

    /** Headers that prefer Chinese, or neither. */
    private static final List<String> CHINESE =
            List.of("fr", "*", "zh-CN,en;q=0.5", "en;q=0.1,zh;q=0.9", "en;q=0", "english", "zh-TW");

    /** Rare forms that prefer Chinese, or neither. One is malformed. */
    private static final List<String> RARE_CHINESE = List.of(
            "zh ;q=0.8 , en ;q=0.7",
            "en;q=0.441,zh;q=0.449",
            "zh-Hans-CN,en;q=0.5",
            "ZH-HK;Q=1.000 , EN;Q=0.999",
            "en;q=0.000",
            "eng, fr",
            "en_US");

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        Map<String, Draft> messages = new LinkedHashMap<>();
        known.stream()
                .filter(draft ->
                        draft.error().filter(error -> !error.isTokenError()).isPresent())
                .filter(draft ->
                        draft.request().header(RefusalBody.ACCEPT_LANGUAGE).isEmpty())
                .forEach(draft -> messages.putIfAbsent(message(draft), draft));
        List<Draft> refusals = List.copyOf(messages.values());
        Variations variations = new Variations(spec, operation, known, RefusalBody.ACCEPT_LANGUAGE);
        List<String> english =
                Stream.concat(ENGLISH.stream(), RARE_ENGLISH.stream()).toList();
        // Each operation begins with another header.
        int begin = variations.turn() * 3;
        Stream<Draft> eachMessage = IntStream.range(0, refusals.size())
                .mapToObj(i -> in(variations, refusals.get(i), english.get((begin + i) % english.size()), "English"));
        Stream<Draft> oneMessage = refusals.stream()
                .limit(1)
                .flatMap(draft -> Stream.of(
                                ENGLISH.stream().map(header -> in(variations, draft, header, "English")),
                                CHINESE.stream().map(header -> in(variations, draft, header, "Chinese")),
                                Stream.of(
                                        in(variations, draft, variations.mine(RARE_ENGLISH), "English"),
                                        in(variations, draft, variations.mine(RARE_CHINESE), "Chinese")))
                        .flatMap(drafts -> drafts));
        return Stream.concat(eachMessage, oneMessage);
    }

    /** A refusal without its sample: one code, or one rule, has one message. */
    private static String message(Draft draft) {
        String code = draft.error().map(ErrorEntry::code).orElseThrow();
        return draft.rule().map(rule -> code + " " + rule.keyword()).orElse(code);
    }

    private static Draft in(Variations variations, Draft draft, String header, String language) {
        return variations.like(
                draft,
                "answers " + message(draft) + " in " + language + " for '" + header + "'",
                draft.request().withHeader(RefusalBody.ACCEPT_LANGUAGE, header));
    }
}
