package com.eiam.accounts.openapi.document;

/** The names of the keywords that the spec adds to OpenAPI. The module's README describes them. */
public final class Extensions {

    /** The headers that no response has. */
    public static final String ABSENT_HEADERS = "x-absent-headers";

    /** The headers whose value is a new one in each response, unless the caller has sent it. */
    public static final String FRESH_HEADERS = "x-fresh-headers";

    /** The checks of a server in their order, each with the codes that answer it. */
    public static final String CHECKS = "x-checks";

    /** The contracts of an operation or of a response. */
    public static final String CONTRACTS = "x-contracts";

    /** The code that answers a broken rule, by keyword. */
    public static final String ERROR_CODE = "x-error-code";

    /** Set on an enum to which new values may be added. */
    public static final String EXTENSIBLE = "x-extensible";

    /** The maximum size of a request body, or of a value as compact JSON, in bytes of UTF-8. */
    public static final String MAX_BYTES = "x-max-bytes";

    /** The contracts of each sentence of a description. */
    public static final String SENTENCES = "x-sentences";

    /** The texts for broken rules, by keyword and language. */
    public static final String RULE_MESSAGES = "x-rule-messages";

    /** Set on text that people must be able to see: no control characters, and a visible one unless it is empty. */
    public static final String VISIBLE_TEXT = "x-visible-text";

    private Extensions() {}
}
