package com.eiam.accounts.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The site that the build has written, as a browser reads it. */
class SiteTest {

    private static final Path SITE = Path.of("target", "site");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    @Test
    void noLinkIsDead() throws IOException {
        assertThat(pages()).hasSizeGreaterThan(5);
        for (Path page : pages()) {
            for (String link : Jsoup.parse(page).select("[href], [src]").stream()
                    .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"))
                    .filter(link -> !link.startsWith("http"))
                    .toList()) {
                String[] parts = link.replaceFirst("\\?[^#]*", "").split("#", 2);
                Path target = parts[0].isEmpty() ? page : SITE.resolve(parts[0]);
                assertThat(target).as("%s links to %s", page, link).exists();
                if (parts.length == 2) {
                    assertThat(Jsoup.parse(target).getElementById(parts[1]))
                            .as("%s links to %s", page, link)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void eachPageHasATitleAndItsPlaceInTheNavigation() throws IOException {
        for (Path page : pages()) {
            Document document = Jsoup.parse(page);
            assertThat(document.title()).as("%s", page).isNotBlank();
            // The API reference makes its headings in the browser.
            assertThat(document.select("h1, #reference")).as("%s", page).hasSize(1);
            assertThat(document.select("nav a[aria-current]")).as("%s", page).hasSize(1);
        }
    }
}
