package com.eiam.accounts.contracts.verifier.report;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A mustache template beside this class. Every value that it shows passes through {@link ReportText}. */
record Template(String name, UnaryOperator<String> escape) {

    /** Attributes are in double quotes, so that single ones, which commands are full of, need no escape. */
    private static final Mustache.Escaper MARKUP = Escapers.simple(
            new String[] {"&", "&amp;"}, new String[] {"<", "&lt;"}, new String[] {">", "&gt;"}, new String[] {
                "\"", "&quot;"
            });

    /** An optional value is a section that is there or not. */
    private static final Mustache.Collector COLLECTOR = new DefaultCollector() {
        @Override
        public Iterator<?> toIterator(Object value) {
            return value instanceof Optional<?> optional ? optional.stream().iterator() : super.toIterator(value);
        }
    };

    /** A template of HTML or XML. */
    static Template markup(String name, ReportText text) {
        return new Template(name, value -> MARKUP.escape(text.block(value)));
    }

    /** A template of Markdown that puts every value into a code span, where nothing but these two has a meaning. */
    static Template markdown(String name, ReportText text) {
        return new Template(
                name, value -> text.line(value).replace("`", "\\u0060").replace("|", "\\u007c"));
    }

    void write(Object model, Writer out) throws IOException {
        Mustache.Compiler compiler = Mustache.compiler()
                .withCollector(COLLECTOR)
                .emptyStringIsFalse(true)
                .zeroIsFalse(true)
                .withEscaper(escape::apply)
                .withLoader(Template::open);
        try (Reader template = open(name)) {
            compiler.compile(template).execute(model, out);
        }
    }

    private static Reader open(String name) {
        return new InputStreamReader(Template.class.getResourceAsStream(name + ".mustache"), StandardCharsets.UTF_8);
    }
}
