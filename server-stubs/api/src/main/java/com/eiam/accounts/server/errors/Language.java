package com.eiam.accounts.server.errors;

import com.eiam.accounts.server.model.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The languages of error messages. */
enum Language {
    CHINESE("zh"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    String message(ErrorCode code) {
        return this == ENGLISH ? code.english() : code.message();
    }

    /**
     * The language that the caller prefers (RFC 9110, 12.5.4). Chinese if {@code Accept-Language} is absent, malformed or
     * names neither language.
     */
    static Language of(HttpServletRequest request) {
        String header = String.join(",", Collections.list(request.getHeaders("Accept-Language")));
        if (header.isBlank()) {
            return CHINESE;
        }
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .filter(language -> language.equals(ENGLISH.tag) || language.equals(CHINESE.tag))
                    .map(language -> language.equals(ENGLISH.tag) ? ENGLISH : CHINESE)
                    .findFirst()
                    .orElse(CHINESE);
        } catch (IllegalArgumentException e) {
            return CHINESE;
        }
    }
}
