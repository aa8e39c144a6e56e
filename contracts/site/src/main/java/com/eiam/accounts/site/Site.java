package com.eiam.accounts.site;

import com.eiam.accounts.contracts.generator.coverage.CoverageMatrix;
import com.eiam.accounts.contracts.generator.derive.TestCases;
import com.eiam.accounts.contracts.generator.suite.SuiteBuilder;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.compatibility.Release;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the site into a folder. Each page is Markdown first, taken from the spec, the contracts or a guide. */
public final class Site {

    private static final String SPEC = "openapi/eiam-accounts.yaml";

    private final Path project;
    private final Spec spec;

    private Site(Path project) {
        this.project = project;
        this.spec = Spec.read(project.resolve(SPEC));
    }

    /**
     * Writes the site.
     *
     * @param args the folder of the project and the folder to write into
     */
    public static void main(String[] args) throws IOException {
        new Site(Path.of(args[0])).write(Path.of(args[1]));
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Files.writeString(folder.resolve(page.getKey() + ".html"), HtmlPage.of(page.getKey(), page.getValue()));
        }
        try (InputStream style = Site.class.getResourceAsStream("/style.css")) {
            Files.copy(style, folder.resolve("style.css"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(project.resolve(SPEC), folder.resolve("eiam-accounts.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The pages in Markdown, by the name of their file. */
    private Map<String, String> pages() throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("index", guide("index"));
        pages.put("call", guide("call"));
        pages.put("implement", guide("implement"));
        pages.put("verify", guide("verify"));
        pages.put("operations", new Operations(spec).markdown());
        pages.put("errors", new ErrorCatalogue(spec).markdown());
        pages.put("contracts", new CoverageMatrix(SuiteBuilder.suite(spec, TestCases.of(spec))).markdown());
        pages.put("changelog", Files.readString(project.resolve("CHANGELOG.md")));
        pages.put("differences", differences());
        return pages;
    }

    private String differences() {
        var released =
                Release.newest(project.resolve("openapi/released"), project.resolve("openapi/contract-tenant.yaml"));
        return new Differences(released.name(), released.spec(), spec).markdown();
    }

    private static String guide(String name) throws IOException {
        try (InputStream guide = Site.class.getResourceAsStream("/guides/" + name + ".md")) {
            return new String(guide.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
