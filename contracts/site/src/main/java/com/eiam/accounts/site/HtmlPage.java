package com.eiam.accounts.site;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as a page with the navigation of the site. */
final class HtmlPage {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();

    /** The pages in the navigation, in its order. */
    private static final List<Map.Entry<String, String>> NAVIGATION = List.of(
            Map.entry("index", "Start"),
            Map.entry("call", "Call the API"),
            Map.entry("implement", "Implement it"),
            Map.entry("verify", "Check a server"),
            Map.entry("reference", "API reference"),
            Map.entry("operations", "Operations"),
            Map.entry("errors", "Errors"),
            Map.entry("contracts", "Contracts"),
            Map.entry("sentences", "Sentences"),
            Map.entry("differences", "Differences"),
            Map.entry("changelog", "Changelog"));

    private HtmlPage() {}

    static String of(String name, String markdown) {
        String title = markdown.lines()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2))
                .orElse(name);
        String links = NAVIGATION.stream()
                .map(page -> "<a href=\"%s.html\"%s>%s</a>"
                        .formatted(
                                page.getKey(),
                                page.getKey().equals(name) ? " aria-current=\"page\"" : "",
                                page.getValue()))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="style.css">
                </head>
                <body>
                <nav aria-label="Site">
                %s
                </nav>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(escaped(title), links, RENDERER.render(PARSER.parse(markdown)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
