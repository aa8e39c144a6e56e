package com.eiam.accounts.contracts.generator.derive.value;

import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is stored comes back as it was sent: each field that a read repeats, with values that are easily changed. */
public final class RoundTripDerivation implements Derivation {

    static final String KEYWORD = "stored as sent";

    /** Texts by what is special; {@code #} stands for words that make a name unique. */
    private static final Map<String, String> TEXTS = texts();

    /**
     * Values by what is special. Each kind of value is once directly before each other kind, so that each becomes each
     * when the values move to the next keys.
     */
    static final JsonNode VALUES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readTree("""
                    {"beyond 2^53": 9007199254740993, "many decimals": 0.12345678901234567890123, "below -2^53": -9007199254740993, "false": false, "beyond 2^63": 9223372036854775809, "empty": "",
                     "thirty digits": 123456789012345678901234567890, "no entry": [], "beyond double": 1e400, "true": true, "below double": -1e-400, "blank": "  ", "negative": -7.25, "one entry": ["a"],
                     "no": false, "text list": "[\\"a\\"]", "yes": true, "number in a list": ["7"], "text object": "{\\"a\\":1}", "entries": ["b", "a", "a", "", " c ", "d,e;f|g"], "zero": 0,
                     "many digits beyond double": -12345678901234567890.123e390, "text true": "true", "text null": "null", "text number": "007",
                     "": "empty key", "two  blanks": "in  a text", "markup": "<b>&amp;\\"'</b>",
                     "中文": "值 🙂", "a.b": "dot", "$ref": "#/x", "two\\nlines": "tab\\tand\\r\\nline feed \\u0001", "a key with blanks ": "%41 + \\\\ /", "Straße": "é e\u0301",
                     "time": "2022-04-14T16:34:25Z", "date": "2022-04-14", "time with an offset": "2022-04-14T16:34:25.000+00:00", "case": 1, "CASE": 2, "Case": 3, "braces": "{{name}} ${name} #{name} {0} %s", "_id": "x", "__proto__": "y", "constructor": "z", "a[0]['b']": "brackets", "\\"q\\"": "quotes", "many entries": [MANY], "id": "a", "name": "b", "error": "c", "line ends": "a\\r\\nb\\rc\\n\\td ", "long text": "LONG TEXT",
                     "🙂": "emoji in a key", "a/b~1": "slash", "escapes": "C:\\\\new\\\\table \\\\u0041 \\\\41 \\\\\\"", "line separators": "a\u2028b\u2029c\u0085d",
                     "a list of texts": ["<b>&amp;\\"'</b>", "🙂", "true", "a\\nb\u2028c", "C:\\\\new", "e\u0301", "LONG"]}
                    """.replace("MANY", "\"x\",".repeat(100) + "\"y\"")
                    .replace("LONG TEXT", "a long text ".repeat(350))
                    .replace("LONG", "long ".repeat(60)));

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("blanks around", "  # blanks  ");
        texts.put("blanks between", "# two  blanks, no\u00a0break and wide\u3000ones");
        texts.put(
                "letters that nobody sees",
                "# a\u200bb\u2060c\u00add\ufeffe ❤\ufe0f \u200ef\u200f \u202eg\u202c \u2068h\u2069");
        texts.put("composed letters", "# \u00e9\u00c5\uac00");
        texts.put("decomposed letters", "# e\u0301A\u030a\u1100\u1161");
        texts.put("emoji", "# 🙂👩\u200d👩\u200d👧🏽🇨🇳");
        texts.put("markup", "# <b>&amp; \"a\" 'b' &lt;</b><!-- -->");
        texts.put("percent signs and plus", "# 100%41 %% %20 a+b ?x=1&y=2#z");
        texts.put("backslashes", "# C:\\new\\table \\u0041 \\41 \\\\");
        texts.put("quotes of SQL", "#'; -- \" ` $$");
        texts.put("braces", "# {{name}} ${name} #{name} {0} %s");
        texts.put("wide letters", "# ＡＢ１ ﬁ Ⅷ ①");
        texts.put("mixed case", "# aBc ÀÉ ßẞ ıİ");
        return texts;
    }

    /** As many characters as the field may have, in one, three and four bytes. */
    private static Stream<Map.Entry<String, String>> longest(Location location) {
        int most = location.schema().path("maxLength").intValue(0);
        return most == 0
                ? Stream.empty()
                : Stream.of(Map.entry("%d different characters".formatted(most), "# " + "a中🙂".repeat(most)));
    }

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return Location.fields(spec, operation)
                .filter(field -> !field.isReference())
                .flatMap(field -> Creation.repeating(spec, operation, field).stream()
                        .flatMap(creation -> drafts(creation, field)));
    }

    private static Stream<Draft> drafts(Creation creation, Location location) {
        String field = location.field();
        if (location.types().contains("object")) {
            ObjectNode values = VALUES.deepCopy().asObject().setAll(fields(creation, location));
            return Stream.of(draft(creation, location, field + " with all kinds of values", values));
        }
        if (!location.types().contains("string") || location.schema().has("enum")) {
            return Stream.empty();
        }
        Stream<Map.Entry<String, String>> special = location.isUnique()
                ? Stream.empty()
                : Stream.of(
                        Map.entry("a zero", "0"),
                        Map.entry("digits after zeros", "007"),
                        Map.entry("the word null", "null"));
        return Stream.of(TEXTS.entrySet().stream(), special, longest(location))
                .flatMap(texts -> texts)
                .map(text -> {
                    String words =
                            text.getValue().replace("#", creation.operation().id() + " of " + field);
                    int most = location.schema().path("maxLength").intValue(Integer.MAX_VALUE);
                    JsonNode value = JsonNodeFactory.instance.stringNode(cut(words, most));
                    return draft(creation, location, field + " with " + text.getKey(), value);
                });
    }

    /** Free keys with the names of the other fields, whose own values they must not become. */
    static ObjectNode fields(Creation creation, Location location) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        Location.fields(creation.spec(), creation.operation())
                .filter(other -> !other.equals(location))
                .forEach(other -> values.set(other.field(), another(creation, other)));
        return values;
    }

    /** A value for a free key with the name of a field. */
    private static JsonNode another(Creation creation, Location field) {
        boolean sent =
                creation.contract().request().path("body").path(field.field()).booleanValue(false);
        return field.types().contains("boolean")
                ? JsonNodeFactory.instance.booleanNode(!sent)
                : JsonNodeFactory.instance.stringNode("a value of the caller");
    }

    /** The beginning of a text, if it has more characters than it may have. */
    static String cut(String words, int most) {
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most));
    }

    private static Draft draft(Creation creation, Location location, String name, JsonNode value) {
        ObjectNode values = JsonNodeFactory.instance.objectNode().set(location.field(), value);
        creation.names("keeps " + name).forEachEntry(values::putIfAbsent);
        ObjectNode shown = creation.shown().deepCopy().asObject().setAll(values);
        return creation.story()
                .with(values)
                .then(creation.read(shown))
                .draft(creation.spec(), "keeps " + name, KEYWORD);
    }
}
