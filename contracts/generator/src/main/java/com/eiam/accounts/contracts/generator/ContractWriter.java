package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes a case as a contract file. A JSON body is a file beside it, so that its bytes are sent as they stand. */
final class ContractWriter {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .build();

    private final Spec spec;
    private final Path folder;

    ContractWriter(Spec spec, Path folder) {
        this.spec = spec;
        this.folder = folder;
    }

    void write(Case each) throws IOException {
        Path home =
                folder.resolve(each.operation().tag()).resolve(each.operation().id());
        Files.createDirectories(home);
        WireRequest request = WireRequest.of(spec, each);
        if (isFile(each)) {
            Files.writeString(home.resolve(bodyFile(each)), request.body().orElse(""));
        }
        Files.writeString(home.resolve(each.id() + ".yml"), yaml(contract(each, request)));
    }

    /** Escapes what is beyond U+FFFF: readers of YAML trip over it where it falls between two of their buffers. */
    private static String yaml(ObjectNode contract) {
        return YAML.writeValueAsString(contract)
                .codePoints()
                .mapToObj(point -> Character.isSupplementaryCodePoint(point)
                        ? "\\U%08X".formatted(point)
                        : Character.toString(point))
                .collect(Collectors.joining());
    }

    ObjectNode contract(Case each, WireRequest request) {
        Answer answer = Answer.of(spec, each);
        ObjectNode contract = JsonNodeFactory.instance.objectNode();
        contract.put("name", each.id());
        contract.put(
                "description", each.operation().id() + " " + each.contract().name());
        contract.put("priority", new StubPriority(spec, stubbed(each)).value());
        contract.set("request", request(each, request));
        contract.set("response", response(each, answer));
        ObjectNode metadata = contract.putObject("metadata");
        each.draft().keyword().ifPresent(keyword -> metadata.put("keyword", keyword));
        metadata.set("stub", stub(each));
        new ScenarioStubs(spec, each).json().ifPresent(scenario -> metadata.set("scenario", scenario));
        return contract;
    }

    private static Case stubbed(Case each) {
        return each.isAnsweredAsFirst() ? each.first() : each;
    }

    private ObjectNode stub(Case each) {
        ObjectNode stub = new StubMapping(spec, stubbed(each)).json();
        JsonNode body = Answer.of(spec, stubbed(each)).body();
        if (each.isAnsweredAsFirst() && !stub.has("response") && !body.isMissingNode()) {
            stub.putObject("response").put("body", body.toString());
        }
        return stub;
    }

    private static ObjectNode request(Case each, WireRequest request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("method", request.method()).put("url", request.url());
        request.headers().forEach((name, value) -> node.withObject("headers").put(name, value));
        if (isFile(each)) {
            node.put("bodyFromFileAsBytes", bodyFile(each));
        } else {
            request.body().ifPresent(body -> node.put("body", body));
        }
        return node;
    }

    private ObjectNode response(Case each, Answer answer) {
        ResponseMatchers matchers = new ResponseMatchers(spec, each, answer);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("status", answer.status());
        if (!answer.body().isMissingNode()) {
            node.set("body", answer.body());
        }
        matchers.headers().forEach((name, header) -> {
            node.withObject("headers").put(name, header.example());
            node.withObject("matchers")
                    .withArray("headers")
                    .addObject()
                    .put("key", name)
                    .put("regex", header.regex());
        });
        ArrayNode byPath = matchers.body();
        if (!byPath.isEmpty()) {
            node.withObject("matchers").set("body", byPath);
        }
        return node;
    }

    /** Whether the body is not a form: those are text without a character that needs care. */
    private static boolean isFile(Case each) {
        return each.contract().request().has("raw")
                || each.contract().request().has("body")
                        && !each.contract().request().has("form");
    }

    private static String bodyFile(Case each) {
        // Short: the tools double the name.
        return "%s_%02d.body.json".formatted(each.operation().id(), each.number());
    }
}
