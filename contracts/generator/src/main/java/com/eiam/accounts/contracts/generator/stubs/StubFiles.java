package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Spec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the stubs as mappings of WireMock, one file per stub, which Spring Cloud Contract's stub runner reads as well. */
public final class StubFiles {

    private final Spec spec;
    private final StubResponses responses;
    private final Path folder;
    private final Set<ObjectNode> written = new HashSet<>();

    /** Prepares the folder that the mappings go to. */
    public StubFiles(Spec spec, Path folder) {
        this.spec = spec;
        this.responses = new StubResponses(spec);
        this.folder = folder;
    }

    /**
     * Writes the stub of a contract, and of the steps after it. A contract that another stub answers already gets none.
     *
     * @return how many stubs were written
     */
    public int write(TestCase testCase) throws IOException {
        Path home = folder.resolve(testCase.operation().tag())
                .resolve(testCase.operation().id());
        Files.createDirectories(home);
        int stubs = 0;
        ObjectNode mapping = mapping(testCase);
        if (!isAnsweredByOthers(testCase) && written.add(mapping)) {
            write(home.resolve(testCase.id() + ".json"), identified(mapping.deepCopy(), testCase, ""));
            stubs++;
        }
        List<ObjectNode> scenario = ScenarioStubs.of(testCase, responses);
        for (int i = 0; i < scenario.size(); i++) {
            String part = i == 0 ? " change" : " then " + i;
            // Spring Cloud Contract's stub runner reads one stub from each file.
            write(
                    home.resolve(testCase.id() + part.replace(' ', '_') + ".json"),
                    identified(scenario.get(i), testCase, part));
            stubs++;
        }
        return stubs;
    }

    private ObjectNode mapping(TestCase testCase) {
        if (testCase.draft().stub() == Draft.Stub.EXACT) {
            return ExactStub.of(testCase, responses);
        }
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        mapping.put("priority", StubPriority.of(spec, testCase));
        mapping.set("request", new RequestPattern(spec, testCase).json());
        mapping.set("response", responses.of(testCase));
        return mapping;
    }

    /** Whether other stubs answer it, such as that of the first contract: it answers a success to any valid request. */
    private static boolean isAnsweredByOthers(TestCase testCase) {
        if (testCase.draft().stub() != Draft.Stub.ALIKE) {
            return testCase.draft().stub() == Draft.Stub.NONE;
        }
        return !testCase.draft().isStated()
                && testCase.draft().isSuccess()
                && !RequestPattern.isOfTokenEndpoint(testCase);
    }

    /** The same build gives the same stubs. */
    private static ObjectNode identified(ObjectNode mapping, TestCase testCase, String part) {
        String id = UUID.nameUUIDFromBytes((testCase.id() + part).getBytes(StandardCharsets.UTF_8))
                .toString();
        String name = testCase.operation().id() + " " + testCase.draft().name() + part;
        return mapping.put("id", id).put("name", name);
    }

    private static void write(Path file, ObjectNode stubs) throws IOException {
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(stubs));
    }
}
