package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.RefusalBody;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every message in English, for every header that prefers it; and in Chinese for every other header. The descriptions
 * of OAuth's errors are English for every header.
 */
final class LanguageDerivation implements Derivation {

    /** Headers that prefer English to Chinese (RFC 9110, 12.5.4). */
    private static final List<String> ENGLISH = List.of(
            "en-GB", "en-US,en;q=0.9", "zh;q=0.1,en;q=0.5", "EN", "fr;q=0.8,en;q=0.5", "en;q=0.9,zh;q=0.85", "fr,en");

    /** Headers in a form that is rare, but legal: blanks, digits of a weight, and tags of three parts. */
    private static final List<String> RARE_ENGLISH = List.of(
            "en ;q=0.8",
            "zh;q=0.441,en;q=0.449",
            "en-Latn-GB",
            "EN-us ; Q=0.9 , ZH ; Q=0.8",
            "fr;q=1.000, de, ja;q=0.95, en;q=0.900",
            "de-Latn-DE-1996, en-GB-oxendict;q=0.5");

    /** Headers that prefer Chinese, or neither. */
    private static final List<String> CHINESE =
            List.of("fr", "*", "zh-CN,en;q=0.5", "en;q=0.15,zh;q=0.9", "en;q=0", "english");

    /** Rare forms that prefer Chinese, or neither. One is malformed. */
    private static final List<String> RARE_CHINESE = List.of(
            "zh ;q=0.8 , en ;q=0.7",
            "en;q=0.441,zh;q=0.449",
            "zh-Hans-CN,en;q=0.5",
            "ZH-HK;Q=1.000 , EN;Q=0.999",
            "en;q=0.000",
            "eng, fr",
            "en_US",
            "zh-TW");

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        Variations variations = new Variations(spec, operation, known, RefusalBody.ACCEPT_LANGUAGE);
        List<Draft> refusals = distinct(known, error -> !error.isTokenError());
        return Stream.concat(
                refusals.isEmpty() ? Stream.empty() : messages(variations, refusals),
                descriptions(variations, distinct(known, ErrorEntry::isTokenError)));
    }

    private static List<Draft> distinct(List<Draft> known, Predicate<ErrorEntry> which) {
        Map<String, Draft> messages = new LinkedHashMap<>();
        known.stream()
                .filter(draft -> draft.error().filter(which).isPresent())
                .filter(draft ->
                        draft.request().header(RefusalBody.ACCEPT_LANGUAGE).isEmpty())
                .forEach(draft -> messages.putIfAbsent(message(draft), draft));
        return List.copyOf(messages.values());
    }

    private static Stream<Draft> messages(Variations variations, List<Draft> refusals) {
        // Each operation begins with another header.
        int begin = variations.turn() * 3;
        List<String> english =
                Stream.concat(ENGLISH.stream(), RARE_ENGLISH.stream()).toList();
        Stream<Draft> eachMessage = IntStream.range(0, refusals.size())
                .mapToObj(i -> in(variations, refusals.get(i), english.get((begin + i) % english.size()), "English"));
        Stream<Draft> oneMessage = Stream.concat(ENGLISH.stream(), Stream.of(variations.mine(RARE_ENGLISH)))
                .map(header -> in(variations, refusals.get(0), header, "English"));
        // Rules, codes and statuses can have their messages from different places.
        List<String> chinese = Stream.concat(CHINESE.stream(), Stream.of(variations.mine(RARE_CHINESE)))
                .toList();
        Stream<Draft> inTurn = IntStream.range(0, chinese.size())
                .mapToObj(i -> in(variations, refusals.get((begin + i) % refusals.size()), chinese.get(i), "Chinese"));
        return Stream.of(eachMessage, oneMessage, inTurn).flatMap(drafts -> drafts);
    }

    /** OAuth's errors for a caller who prefers Chinese: all of a request for a token, and one of another operation. */
    private static Stream<Draft> descriptions(Variations variations, List<Draft> errors) {
        boolean all = variations.operation.security() != Security.BEARER;
        return IntStream.range(0, errors.size())
                .filter(i -> all || i == variations.turn() % errors.size())
                .mapToObj(i -> in(variations, errors.get(i), "zh-CN", "English"));
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
