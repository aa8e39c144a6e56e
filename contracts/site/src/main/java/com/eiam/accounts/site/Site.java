package com.eiam.accounts.site;

import com.eiam.accounts.contracts.generator.coverage.CoverageMatrix;
import com.eiam.accounts.contracts.generator.coverage.SentenceTable;
import com.eiam.accounts.contracts.generator.derive.TestCases;
import com.eiam.accounts.contracts.generator.suite.SuiteBuilder;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.cli.SpecBuild;
import com.eiam.accounts.openapi.compatibility.Release;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** @param args the folder of the project and the folder to write into */
    public static void main(String[] args) throws IOException {
        new Site(Path.of(args[0])).write(Path.of(args[1]));
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Files.writeString(folder.resolve(page.getKey() + ".html"), HtmlPage.of(page.getKey(), page.getValue()));
        }
        copy("/style.css", folder);
        Files.copy(project.resolve(SPEC), folder.resolve("eiam-accounts.yaml"), StandardCopyOption.REPLACE_EXISTING);
        writeReference(folder);
    }

    /** The API reference, a program in the browser that reads the spec. */
    private void writeReference(Path folder) throws IOException {
        copy("/reference/reference.html", folder);
        copy("/reference/reference.js", folder);
        copy("/META-INF/resources/webjars/scalar/scalar.js", folder);
        SpecBuild.main(new String[] {
            "page",
            project.resolve(SPEC).toString(),
            "zh",
            project.resolve("openapi/eiam-accounts.zh.yaml").toString(),
            folder.toString()
        });
    }

    private static void copy(String resource, Path folder) throws IOException {
        Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        try (InputStream content = Site.class.getResourceAsStream(resource)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The pages in Markdown, by the name of their file. */
    private Map<String, String> pages() throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String guide : List.of("index", "call", "implement", "verify")) {
            pages.put(guide, guide(guide));
        }
        pages.put("operations", new Operations(spec).markdown());
        pages.put("errors", new ErrorCatalogue(spec).markdown());
        ContractSuite suite = SuiteBuilder.suite(spec, TestCases.of(spec));
        pages.put("contracts", CoverageMatrix.markdown(suite));
        pages.put("sentences", SentenceTable.markdown(suite));
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
