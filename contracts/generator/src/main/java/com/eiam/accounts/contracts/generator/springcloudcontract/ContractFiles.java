package com.eiam.accounts.contracts.generator.springcloudcontract;

import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Writes contracts in Spring Cloud Contract's YAML, one file each. A JSON body is a file beside it, so that its bytes
 * are sent as they are.
 *
 * @param folder where the files go, in one folder for each tag and operation
 */
public record ContractFiles(RequestEncoder encoder, Path folder) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .build();

    public void write(TestCase testCase) throws IOException {
        Path home = folder.resolve(testCase.operation().tag())
                .resolve(testCase.operation().id());
        Files.createDirectories(home);
        WireRequest request = encoder.encode(testCase.request());
        if (isFile(testCase)) {
            Files.writeString(home.resolve(bodyFile(testCase)), request.body().orElse(""));
        }
        Files.writeString(home.resolve(testCase.id() + ".yml"), yaml(contract(testCase, request)));
    }

    /** Escapes what is beyond U+FFFF: some YAML parsers fail where it falls between two of their buffers. */
    private static String yaml(ObjectNode contract) {
        return YAML.writeValueAsString(contract)
                .codePoints()
                .mapToObj(point -> Character.isSupplementaryCodePoint(point)
                        ? "\\U%08X".formatted(point)
                        : Character.toString(point))
                .collect(Collectors.joining());
    }

    private static ObjectNode contract(TestCase testCase, WireRequest request) {
        ObjectNode contract = JsonNodeFactory.instance.objectNode();
        contract.put("name", testCase.id());
        contract.put(
                "description",
                testCase.operation().id() + " " + testCase.draft().name());
        contract.set("request", request(testCase, request));
        contract.set("response", response(testCase));
        return contract;
    }

    private static ObjectNode request(TestCase testCase, WireRequest request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("method", request.method()).put("url", request.url());
        request.headers().forEach((name, value) -> node.withObject("headers").put(name, value));
        if (isFile(testCase)) {
            node.put("bodyFromFileAsBytes", bodyFile(testCase));
        } else {
            request.body().ifPresent(body -> node.put("body", body));
        }
        return node;
    }

    private static ObjectNode response(TestCase testCase) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("status", testCase.response().status());
        if (!testCase.response().body().isMissingNode()) {
            node.set("body", BodyMatchers.matched(testCase.response()));
        }
        testCase.response().headers().forEach((name, header) -> {
            node.withObject("headers").put(name, header.example());
            node.withObject("matchers")
                    .withArray("headers")
                    .addObject()
                    .put("key", name)
                    .put("regex", header.pattern());
        });
        var matchers = BodyMatchers.of(testCase.response());
        if (!matchers.isEmpty()) {
            node.withObject("matchers").set("body", matchers);
        }
        return node;
    }

    /** Whether the body is a file: everything but a form, whose text has no special characters. */
    private static boolean isFile(TestCase testCase) {
        return testCase.request()
                .body()
                .filter(body -> !(body instanceof Body.Form))
                .isPresent();
    }

    private static String bodyFile(TestCase testCase) {
        // Short, since Spring Cloud Contract doubles the name.
        // Not .json: Spring Cloud Contract's stub runner takes each such file in the jar for a stub.
        return "%s_%02d.body".formatted(testCase.operation().id(), testCase.number());
    }
}
