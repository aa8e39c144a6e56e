package com.eiam.accounts.contracts.verifier.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it was sent, a line for each value: numbers in their own form, repeated keys, and what is not JSON. */
final class JsonLines {

    /** @param path the value on it, as in {@code accounts[3].name}; empty for the body as a whole, and for no value */
    record Line(String text, String path) {}

    private final List<Line> lines = new ArrayList<>();
    private int depth;
    private boolean opened;

    private JsonLines() {}

    static List<Line> of(String body) {
        JsonLines json = new JsonLines();
        int end = 0;
        try (JsonParser parser = JsonMapper.shared().createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.PROPERTY_NAME) {
                    json.add(token, parser.getString(), parser.streamReadContext());
                    end = (int) parser.currentLocation().getCharOffset();
                }
            }
        } catch (JacksonException e) {
            body.substring(end).lines().forEach(line -> json.lines.add(new Line(line, "")));
        }
        return json.lines;
    }

    private void add(JsonToken token, String text, TokenStreamContext context) {
        if (token.isStructEnd()) {
            depth--;
            if (opened) {
                append(text);
            } else {
                lines.add(new Line("  ".repeat(depth) + text, ""));
            }
            opened = false;
            return;
        }
        if (depth > 0 && !opened) {
            append(",");
        }
        TokenStreamContext parent = token.isStructStart() ? context.getParent() : context;
        String key = parent.inObject() ? quoted(parent.currentName()) + ": " : "";
        String value = token == JsonToken.VALUE_STRING ? quoted(text) : text;
        lines.add(new Line("  ".repeat(depth) + key + value, path(parent)));
        opened = token.isStructStart();
        depth += opened ? 1 : 0;
    }

    private void append(String text) {
        Line last = lines.remove(lines.size() - 1);
        lines.add(new Line(last.text() + text, last.path()));
    }

    private static String path(TokenStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        String parent = path(context.getParent());
        if (context.inArray()) {
            return parent + "[" + context.getCurrentIndex() + "]";
        }
        return parent.isEmpty() ? context.currentName() : parent + "." + context.currentName();
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
