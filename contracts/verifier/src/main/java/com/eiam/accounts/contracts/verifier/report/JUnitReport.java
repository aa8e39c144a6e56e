package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Step;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report as JUnit XML, in the dialect that Jenkins and GitLab read: a suite an operation, a case a contract. What was
 * not run is an error there, not skipped: a pipeline must not take it for kept.
 */
final class JUnitReport {

    private final VerificationReport report;

    JUnitReport(VerificationReport report) {
        this.report = report;
    }

    void write(Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            counts(xml, report.results(), report.problem().isPresent() ? 1 : 0, report.duration());
            if (report.problem().isPresent()) {
                problem(xml, report.problem().get());
            }
            for (Operation operation : report.operations()) {
                suite(
                        xml,
                        operation,
                        report.results().stream()
                                .filter(result -> result.operation().equals(operation.id()))
                                .toList());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void counts(XMLStreamWriter xml, List<ContractResult> results, int problems, Duration duration)
            throws XMLStreamException {
        attribute(xml, "tests", String.valueOf(results.size() + problems));
        attribute(xml, "failures", String.valueOf(count(results, Verdict.BROKEN)));
        attribute(xml, "errors", String.valueOf(count(results, Verdict.NOT_RUN) + problems));
        attribute(xml, "skipped", "0");
        attribute(xml, "time", seconds(duration));
    }

    private void problem(XMLStreamWriter xml, String problem) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", "verifier");
        counts(xml, List.of(), 1, Duration.ZERO);
        xml.writeStartElement("testcase");
        attribute(xml, "classname", "verifier");
        attribute(xml, "name", "could run");
        xml.writeStartElement("error");
        attribute(xml, "message", problem);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void suite(XMLStreamWriter xml, Operation operation, List<ContractResult> results)
            throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", operation.id());
        attribute(xml, "timestamp", report.started().toString().substring(0, 19));
        attribute(xml, "hostname", report.server().toString());
        counts(xml, results, 0, results.stream().map(ContractResult::duration).reduce(Duration.ZERO, Duration::plus));
        Set<String> names = new HashSet<>();
        for (ContractResult result : results) {
            // Tools tell cases apart by name.
            boolean fresh = names.add(result.name());
            testCase(xml, result, fresh ? result.name() : result.name() + " (" + result.id() + ")");
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, ContractResult result, String name) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", result.operation());
        attribute(xml, "name", name);
        attribute(xml, "time", seconds(result.duration()));
        if (result.verdict() != Verdict.PASSED) {
            List<String> differences = result.differences();
            xml.writeStartElement(result.verdict() == Verdict.BROKEN ? "failure" : "error");
            attribute(xml, "message", differences.get(0));
            attribute(xml, "type", result.verdict() == Verdict.BROKEN ? "broken" : "not run");
            xml.writeCharacters(legal(text(result, differences)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String text(ContractResult result, List<String> differences) {
        StringBuilder text = new StringBuilder(String.join("\n", differences));
        for (Step step : result.steps()) {
            text.append("\n\n")
                    .append(step.title().isEmpty() ? "request" : step.title())
                    .append(":\n");
            text.append(Told.request(step.request())).append("\n\nanswer:\n");
            text.append(step.answer().map(Told::answer).orElse("none"))
                    .append("\n\n")
                    .append(step.curl());
        }
        return text.toString();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private static long count(List<ContractResult> results, Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    /** Without the characters that XML has no way to write (XML 1.0, 2.2). */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || c >= 0x20 && c < 0xD800
                                || c >= 0xE000 && c <= 0xFFFD
                                || c >= 0x10000
                        ? c
                        : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
