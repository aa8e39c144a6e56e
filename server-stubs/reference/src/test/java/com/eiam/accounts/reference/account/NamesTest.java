package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Which names are one name, and which only look alike. */
class NamesTest extends OperationTest {

    @ParameterizedTest
    @CsvSource({
        "mike, MIKE",
        "straße, STRASSE",
        "straße, STRAẞE",
        "STRAẞE, strasse",
        "Kelvin, \u212Aelvin",
        "side, \u017Fide",
        "ﬃx, FFIX",
        "ΣΑΣ, σας",
        "ΐ, \u03B9\u0308\u0301",
        "\u0390, \u1FD3",
        "İ, i\u0307",
        "\u13A0, \uAB70",
        "Ა, ა",
        "𐐀, 𐐨",
        // Newer than Java 17.
        "\uA7C0, \uA7C1"
    })
    void lettersOfOneFoldingAreOneName(String name, String same) {
        assertThat(create(name).status()).isEqualTo(201);

        assertThat(create(same).code()).isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
    }

    @ParameterizedTest
    @CsvSource({
        "mike, mıke",
        "MIKE, MİKE",
        "é, e\u0301",
        "a, а",
        "a, \uFF41",
        "ab, a\u200Bb",
        "ab, 'ab '",
        "ab, a_",
        "ﬁ, ﬀ"
    })
    void lettersThatOnlyLookAlikeAreTwoNames(String name, String other) {
        assertThat(create(name).status()).isEqualTo(201);
        Answer answer = create(other);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(create(name).code()).isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
        assertThat(create(other).code()).isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
    }

    @Test
    void aUserIsFoundByTheNameAloneThatFoldsToTheSame(@TempDir Path folder) throws IOException {
        String tenant = new ClassPathResource("contract-tenant.yaml").getContentAsString(StandardCharsets.UTF_8);
        Path file = Files.writeString(
                folder.resolve("tenant.yaml"),
                tenant.replace("\nusers:\n", "\nusers:\n  - {user_id: 'id of mike', user_name: mike-ß}\n"));
        List<String> properties = new ArrayList<>(database.empty());
        properties.add("--eiam.accounts.tenant-file=" + file);

        try (RunningServer own = RunningServer.start(properties)) {
            for (String lookAlike : List.of("mıke-ß", "MİKE-SS")) {
                assertThat(bind(own, lookAlike).code()).isEqualTo(ErrorCode.USER_0001.code());
                assertThat(unbind(own, lookAlike).code()).isEqualTo(ErrorCode.USER_0001.code());
                assertThat(own(own, lookAlike).code()).isEqualTo(ErrorCode.APP_ACCOUNT_0037.code());
            }
            for (String same : List.of("mike-ß", "MIKE-SS", "Mi\u212Ae-ẞ")) {
                assertThat(bind(own, same).status()).isEqualTo(200);
                assertThat(own(own, same).status()).isEqualTo(200);
                assertThat(unbind(own, same).status()).isEqualTo(200);
            }
        }
    }

    private Answer create(String name) {
        return server.call("createOrphanAccount", CRM, "", json(Map.of("account_name", name)));
    }

    private static Answer bind(RunningServer server, String user) {
        return server.call("bindPublicAccountUsers", CRM, PUBLIC, json(Map.of("user_names", List.of(user))));
    }

    private static Answer unbind(RunningServer server, String user) {
        return server.call("unbindPublicAccountUsers", CRM, PUBLIC, json(Map.of("user_names", List.of(user))));
    }

    private static Answer own(RunningServer server, String user) {
        return server.call("bindPublicAccountOwner", CRM, PUBLIC, json(Map.of("user_name", user)));
    }

    private static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
