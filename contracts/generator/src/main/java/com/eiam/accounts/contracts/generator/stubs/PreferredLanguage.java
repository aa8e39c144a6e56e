package com.eiam.accounts.contracts.generator.stubs;

/**
 * Which language {@code Accept-Language} prefers (RFC 9110, 12.5.4), as a template of WireMock. The first range of each
 * language counts, for instance {@code en-GB} in {@code en-GB, en;q=0.9}. Weights are compared as texts, without zeros
 * at their end. The template is used in JSON, so it has no backslash.
 */
final class PreferredLanguage {

    private static final String CHINESE = range("zh");
    private static final String ENGLISH = range("en");

    /** The beginning of a block for callers who prefer English. */
    static final String IS_ENGLISH = "{{val request.headers.Accept-Language or='zh' assign='ranges'}}"
            + weight("english", ENGLISH)
            + weight("chinese", CHINESE)
            + "{{#if (or (gt english chinese) (and (gt english '0') (eq english chinese)"
            + " (matches ranges '(?i)(?:(?!" + CHINESE + ")[^,]*,)*" + ENGLISH + ".*')))}}";

    private PreferredLanguage() {}

    private static String range(String language) {
        return " *" + language + "(?![a-z_])";
    }

    /** Assigns the weight of a language to a variable: 1 if it has none, 0 if the header does not have the language. */
    private static String weight(String variable, String range) {
        return "{{val (regexExtract (regexExtract ranges '(?i)(?<=^|,)" + range + "[^,]*' default='q=0')"
                + " '(?i)(?<=q=)[01](?:[.][0-9]*[1-9])?' default='1') assign='" + variable + "'}}";
    }
}
