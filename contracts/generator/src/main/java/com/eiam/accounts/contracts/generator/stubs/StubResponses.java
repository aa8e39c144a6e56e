package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.RefusalBody;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Expectation.Header;
import com.eiam.accounts.openapi.Spec;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The responses of stubs. A success repeats what the caller sent; an error is in the language of the caller and names
 * the field of the caller's request. Both are templates of WireMock (Handlebars).
 */
record StubResponses(Spec spec) {

    private static final String REQUEST_ID = "X-Request-Id";

    /** RFC 9110, 15.3.2. */
    private static final int CREATED = 201;

    /** The response to any request that the stub of a contract answers. */
    ObjectNode of(TestCase testCase) {
        JsonNode body = testCase.response().body();
        if (body.isMissingNode()) {
            return of(testCase, body);
        }
        String template = testCase.draft().isSuccess()
                ? new Echo(testCase.operation(), testCase.request(), body, creates(testCase)).template()
                : refusal(testCase);
        return of(testCase, template);
    }

    private static boolean creates(TestCase testCase) {
        return testCase.operation().method().equals("POST")
                && testCase.response().status() == CREATED;
    }

    /** The response to a contract, with another body that is no template, though its texts may look like one. */
    ObjectNode of(TestCase testCase, JsonNode body) {
        return of(testCase, body.isMissingNode() ? "" : body.toString().replace("{{", "\\u007b{"));
    }

    /** The response to a contract, with a template for its body; an empty one for none. */
    ObjectNode of(TestCase testCase, String body) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("status", testCase.response().status());
        ObjectNode headers = response.putObject("headers");
        testCase.response().headers().forEach((name, header) -> headers.put(name, value(name, header)));
        if (!body.isEmpty()) {
            response.put("body", body);
        }
        response.putArray("transformers").add("response-template");
        return response;
    }

    /** The id of the request is the caller's own if it is valid, or else a new one. */
    private static String value(String name, Header header) {
        return name.equals(REQUEST_ID)
                ? "{{#if (matches (val request.headers." + name + " or='') '" + header.pattern()
                        + "')}}{{request.headers." + name + "}}{{else}}{{randomValue type='UUID'}}{{/if}}"
                : header.example();
    }

    /**
     * The response to the request of a contract as it is sent. A refusal is in the language of the caller, unless the
     * contract names one.
     */
    ObjectNode ofExact(TestCase testCase, JsonNode body) {
        boolean isFixed =
                testCase.draft().isSuccess() || testCase.request().headers().containsKey("Accept-Language");
        return isFixed ? of(testCase, body) : of(testCase, inBothLanguages(testCase));
    }

    private String inBothLanguages(TestCase testCase) {
        RefusalBody refusal = new RefusalBody(spec, testCase.operation(), testCase.draft());
        ObjectNode usual = refusal.in(Locale.CHINESE);
        ObjectNode chosen = usual.deepCopy();
        refusal.in(Locale.ENGLISH)
                .forEachEntry(
                        (key, english) -> chosen.put(key, choice(usual.path(key).asString(), english.asString())));
        return chosen.toString();
    }

    private String refusal(TestCase testCase) {
        Draft draft = testCase.draft();
        String body = inBothLanguages(testCase);
        Optional<String> template = draft.breaks().flatMap(FieldNameTemplate::of);
        if (draft.rule().isEmpty() || template.isEmpty()) {
            return body;
        }
        String field = draft.rule().get().field();
        return body.replace("," + field + ":", "," + template.get() + ":")
                .replace(", " + field + ":", ", " + template.get() + ":");
    }

    private static String choice(String chinese, String english) {
        return chinese.equals(english)
                ? chinese
                : PreferredLanguage.IS_ENGLISH + english + "{{else}}" + chinese + "{{/if}}";
    }
}
