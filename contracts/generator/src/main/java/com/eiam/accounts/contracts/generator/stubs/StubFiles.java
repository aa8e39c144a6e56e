package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.BodyPatterns;
import com.eiam.accounts.contracts.generator.stubs.match.RequestPattern;
import com.eiam.accounts.contracts.generator.stubs.match.SharedRefusal;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Spec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the stubs as mappings of WireMock: each in a file of its own, as Spring Cloud Contract's stub runner reads
 * them, and all in one file, which WireMock reads faster.
 */
public final class StubFiles {

    private final Spec spec;
    private final StubResponses responses;
    private final Path folder;
    private final Set<ObjectNode> written = new HashSet<>();
    private final ArrayNode all = JsonMapper.shared().createArrayNode();

    /** Prepares the folder that the mappings go to. */
    public StubFiles(Spec spec, Path folder) {
        this.spec = spec;
        this.responses = new StubResponses(spec);
        this.folder = folder;
    }

    /**
     * Writes the stubs of a contract, and of the steps after it. A contract that another stub answers already gets
     * none.
     *
     * @return how many stubs were written
     */
    public int write(TestCase testCase) throws IOException {
        Path home = folder.resolve(testCase.operation().tag())
                .resolve(testCase.operation().id());
        Files.createDirectories(home);
        int stubs = 0;
        for (Stub stub : stubs(testCase)) {
            if (written.add(stub.mapping().deepCopy())) {
                String name = testCase.id() + stub.part().replace(' ', '_') + ".json";
                ObjectNode mapping = identified(stub.mapping(), testCase, stub.part());
                Files.writeString(home.resolve(name), mapping.toPrettyString());
                all.add(mapping);
                stubs++;
            }
        }
        return stubs;
    }

    /** Writes all stubs that were written so far to one file. */
    public void writeAll(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                JsonMapper.shared().createObjectNode().set("mappings", all).toString());
    }

    private List<Stub> stubs(TestCase testCase) {
        List<Stub> stubs = new ArrayList<>(
                switch (testCase.draft().stub()) {
                    case EXACT -> List.of(ExactStub.of(spec, testCase, responses));
                    case NONE -> List.<Stub>of();
                    case ALIKE -> alike(testCase);
                });
        stubs.addAll(ScenarioStubs.of(spec, testCase, responses));
        if (testCase.isFirst() && !TokenStubs.areFor(testCase)) {
            stubs.addAll(TenantStubs.of(spec, testCase, responses));
            stubs.addAll(OtherRequests.of(spec, testCase, responses));
        }
        return stubs;
    }

    /** The stubs of all requests like that of a contract. */
    private List<Stub> alike(TestCase testCase) {
        ObjectNode response = responses.of(testCase);
        if (TokenStubs.areFor(testCase) && new SharedRefusal(spec, testCase).unroutedStatus() == 0) {
            return new TokenStubs(spec, testCase, response).stubs();
        }
        if (testCase.draft().isSuccess()) {
            // The stub of the first contract answers any valid request.
            return testCase.draft().isStated() ? List.of(own(testCase, response)) : List.of();
        }
        ApplicationRefusals ofApplications = new ApplicationRefusals(spec, testCase, response);
        List<Stub> stubs = new ArrayList<>(new TenantRefusals(spec, testCase, response).stubs());
        stubs.addAll(ofApplications.stubs());
        stubs.addAll(new SpellingRefusals(spec, testCase, response).stubs());
        if (!TenantRefusals.replaceOwn(stubs) && !ofApplications.replaceOwn()) {
            stubs.add(own(testCase, response));
        }
        if (testCase.draft()
                .breaks()
                .filter(rule -> rule.keyword().equals("json"))
                .isPresent()) {
            stubs.add(unreadableNumber(testCase, response));
        }
        return stubs;
    }

    private Stub unreadableNumber(TestCase testCase, ObjectNode response) {
        ObjectNode request = new RequestPattern(spec, testCase).json();
        request.putArray("bodyPatterns").add(BodyPatterns.unreadableNumber());
        return Stub.of(" for a number that cannot be read", StubPriority.UNREADABLE_BODY, request, response);
    }

    private Stub own(TestCase testCase, ObjectNode response) {
        ObjectNode request = new RequestPattern(spec, testCase).json();
        return Stub.of("", StubPriority.of(spec, testCase), request, response);
    }

    /** The same build gives the same stubs. */
    private static ObjectNode identified(ObjectNode mapping, TestCase testCase, String part) {
        String id = UUID.nameUUIDFromBytes((testCase.id() + part).getBytes(StandardCharsets.UTF_8))
                .toString();
        String name = testCase.operation().id() + " " + testCase.draft().name() + part;
        return mapping.put("id", id).put("name", name);
    }
}
