package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a report, read by other people's parsers. */
public record WrittenReports(Path folder) {

    static WrittenReports of(VerificationReport report, Path folder) throws IOException {
        new ReportFiles(folder).write(report);
        return new WrittenReports(folder);
    }

    Element junit() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("junit.xml").toFile())
                .getDocumentElement();
    }

    List<Element> junit(String element) throws Exception {
        NodeList found = junit().getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    org.jsoup.nodes.Document page() throws IOException {
        return Jsoup.parse(folder.resolve("report.html"));
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(folder.resolve("report.json").toFile());
    }

    String summary() throws IOException {
        return Files.readString(folder.resolve("summary.md"));
    }

    /** Everything that was written, as it is. */
    public Stream<String> texts() {
        return Stream.of("report.html", "junit.xml", "report.json", "summary.md")
                .map(file -> {
                    try {
                        return Files.readString(folder.resolve(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
