package com.eiam.accounts.contracts.stubs;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What triggers which answer: the stated contracts of each operation, and how their requests differ from the first. */
final class Triggers {

    private final ContractSuite suite;
    private final RequestEncoder encoder;

    Triggers(ContractSuite suite) {
        this.suite = suite;
        this.encoder = RequestEncoder.ofContractTenant(suite.clients());
    }

    String text() {
        return rows(
                operation -> "%n%s %s %s%n".formatted(operation.id(), operation.method(), operation.path()),
                row -> "  %-26s %s%n  %26s %s%n".formatted(row.outcome(), row.name(), "", row.trigger()));
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Stubs</title>
                <style>
                  body { font: 15px/1.5 sans-serif; margin: 2em; }
                  table { border-collapse: collapse; }
                  td { border-top: 1px solid #ccc; padding: .3em .8em; vertical-align: top; }
                  code { overflow-wrap: anywhere; }
                </style>
                <h1>What triggers what</h1>
                <p>Send what the last column shows. All other values may be your own.
                """
                + rows(
                        operation -> "</table><h2 id=\"%s\">%s</h2><p><code>%s %s</code><table>%n"
                                .formatted(
                                        operation.id(), operation.id(), operation.method(), escaped(operation.path())),
                        row -> "<tr><td>%s<td>%s<td><code>%s</code>%n"
                                .formatted(row.outcome(), escaped(row.name()), escaped(row.trigger())))
                + "</table></html>\n";
    }

    private record Row(String outcome, String name, String trigger) {}

    private String rows(Function<Operation, String> heading, Function<Row, String> line) {
        Map<String, List<Contract>> stated = suite.contracts().stream()
                .filter(contract -> contract.keyword().isEmpty())
                .collect(Collectors.groupingBy(Contract::operation));
        return suite.operations().stream()
                .filter(operation -> stated.containsKey(operation.id()))
                .map(operation -> heading.apply(operation)
                        + stated.get(operation.id()).stream()
                                .map(contract -> line.apply(
                                        row(contract, stated.get(operation.id()).get(0))))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private Row row(Contract contract, Contract first) {
        return new Row(
                contract.expected().outcome().toString(),
                contract.name(),
                trigger(contract.request(), first.request()));
    }

    /** The parts of a request that differ from the first contract's. */
    private String trigger(Request request, Request first) {
        WireRequest sent = encoder.encode(request);
        WireRequest usual = encoder.encode(first);
        StringBuilder trigger = new StringBuilder();
        if (!sent.method().equals(usual.method()) || !sent.url().equals(usual.url())) {
            trigger.append(sent.method()).append(' ').append(sent.url()).append(' ');
        }
        sent.headers().forEach((name, value) -> {
            if (!value.equals(usual.headers().get(name))) {
                trigger.append(name).append(": ").append(value).append(' ');
            }
        });
        usual.headers().keySet().stream()
                .filter(name -> !sent.headers().containsKey(name))
                .forEach(name -> trigger.append("without ").append(name).append(' '));
        if (!sent.body().equals(usual.body())) {
            trigger.append(sent.body().filter(text -> !text.isEmpty()).orElse("without a body"));
        }
        return trigger.isEmpty() ? "any valid request" : trigger.toString().strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
