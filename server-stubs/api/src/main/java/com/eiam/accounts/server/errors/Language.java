package com.eiam.accounts.server.errors;

import com.eiam.accounts.server.model.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
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
        try {
            String preferred = Locale.lookupTag(LanguageRange.parse(header), List.of(CHINESE.tag, ENGLISH.tag));
            return ENGLISH.tag.equals(preferred) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException e) {
            return CHINESE;
        }
    }
}
