package com.eiam.accounts.contracts.model;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A value that is known only after a request: a runtime expression that points into the body of a response (OpenAPI
 * 3.1.1, 4.8.20.4). {@code $response.body#/account_id} points into that of the contract's own request, and {@code
 * $steps.second.response.body#/account_id} into that of the step with the name {@code second}.
 *
 * @param step the name of the step; empty for the contract's own request
 * @param pointer the JSON pointer, such as {@code /account_id}
 */
public record RuntimeExpression(Optional<String> step, String pointer) {

    private static final String EXPRESSION = "\\$(?:steps\\.([\\w-]+)\\.)?response\\.body#(/[^{}]*)";

    private static final Pattern WHOLE = Pattern.compile(EXPRESSION);

    private static final Pattern EMBEDDED = Pattern.compile("\\{" + EXPRESSION + "}");

    /** Whether a text is such an expression. */
    public static boolean is(String text) {
        return WHOLE.matcher(text).matches();
    }

    /** The expression that a text is; empty for any other text. */
    public static Optional<RuntimeExpression> of(String text) {
        Matcher matcher = WHOLE.matcher(text);
        return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
    }

    private static RuntimeExpression of(MatchResult found) {
        return new RuntimeExpression(Optional.ofNullable(found.group(1)), found.group(2));
    }

    /** The value of a text: what an expression points to, as text, and any other text itself. */
    public static String resolve(String text, Responses responses) {
        return of(text).map(expression -> responses.at(expression).asString("")).orElse(text);
    }

    /** The text with every expression in braces replaced by what it points to, as text. */
    public static String fill(String text, Responses responses) {
        return fill(text, expression -> responses.at(expression).asString(""));
    }

    /** The text with every expression in braces replaced. */
    public static String fill(String text, Function<RuntimeExpression, String> replacement) {
        return EMBEDDED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement.apply(of(found))));
    }

    /** The expressions that a text has in braces. */
    public static Stream<RuntimeExpression> allIn(String text) {
        return EMBEDDED.matcher(text).results().map(RuntimeExpression::of);
    }

    /** The value with every expression in it replaced by what it points to. */
    public static JsonNode resolve(JsonNode value, Responses responses) {
        return JsonStrings.replace(
                value, text -> of(text.stringValue()).map(responses::at).orElse(text));
    }
}
