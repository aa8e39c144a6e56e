package com.eiam.accounts.server.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.server.model.ErrorCode;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies are read: what is JSON, how large it may be, and the values that the implementer gets. */
class JsonBodyTest extends ServerTest {

    private static final ErrorCode PARAMETER = ErrorCode.TENANT_COMMON_0005;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"account_name\":\"n\"",
                "{'account_name':'n'}",
                "{\"account_name\":\"n\"} x",
                "{\"account_name\":\"n\"} {}",
                "{\"account_name\":\"n\",\"account_name\":\"n\"}",
                "{\"account_name\":\"n\",\"extension\":{\"a\":1,\"a\":2}}",
                "{\"account_name\":\"n\",\"extension\":{\"a\":NaN}}",
                "{\"account_name\":\"n\",}",
                "// a comment\n{\"account_name\":\"n\"}"
            })
    void aBodyThatIsNotJsonIsRefused(String body) {
        refused(create(body), PARAMETER, "参数错误,body:不是有效的JSON");
    }

    @Test
    void bytesThatAreNotUtf8AreNotJson() {
        byte[] latin1 = "{\"account_name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        refused(create(BodyPublishers.ofByteArray(latin1)), PARAMETER, "参数错误,body:不是有效的JSON");
        // U+0000 in two bytes instead of one: a way around filters that UTF-8 forbids (RFC 3629, 3).
        byte[] overlong = "{\"account_name\":\"À\u0080\"}".getBytes(StandardCharsets.ISO_8859_1);
        refused(create(BodyPublishers.ofByteArray(overlong)), PARAMETER, "参数错误,body:不是有效的JSON");
        refused(
                create(BodyPublishers.ofByteArray(GOOD.getBytes(StandardCharsets.UTF_16))),
                PARAMETER,
                "参数错误,body:不是有效的JSON");
    }

    @Test
    void endlessNestingIsNotJson() {
        refused(create("[".repeat(100_000)), PARAMETER, "参数错误,body:不是有效的JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e2147483648", "1e-2147483648", "-1E+99999999999999999999", "0e2147483648", "1.5e-2147483647"})
    void numbersThatNoProgramCanReadAreNotJson(String number) {
        for (String body : List.of(
                "{\"account_name\":\"n\",\"extension\":{\"a\":" + number + "}}",
                "{\"account_name\":" + number + "}",
                "{\"account_name\":\"n\",\"x\":[{\"y\":" + number + "}]}",
                number)) {
            refused(create(body), PARAMETER, "参数错误,body:不是有效的JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1E+999", "1e-999", "0e-999", "12345678901234567890e100"})
    void otherNumbersAreTaken(String number) {
        assertThat(create("{\"account_name\":\"n\",\"extension\":{\"a\":" + number + "}}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void whatIsTooLongForJacksonIsNotJson() {
        for (String extension : List.of("\"a\":" + "1".repeat(1_001), "\"" + "a".repeat(50_001) + "\":1")) {
            refused(
                    create("{\"account_name\":\"n\",\"extension\":{" + extension + "}}"),
                    PARAMETER,
                    "参数错误,body:不是有效的JSON");
        }
    }

    @Test
    void aBodyIsBounded() {
        String most = GOOD + " ".repeat((1 << 20) - GOOD.length());
        assertThat(create(most).statusCode()).isEqualTo(201);
        refused(create(most + " "), ErrorCode.HTTP_413);
        byte[] chunks = (most + " ").getBytes(StandardCharsets.UTF_8);
        refused(create(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(chunks))), ErrorCode.HTTP_413);
        refused(
                send(request(CREATE.replace("app/", "%20/")).POST(BodyPublishers.ofString(most + " "))),
                ErrorCode.HTTP_413);
        refused(create(" ".repeat(8 << 20)), ErrorCode.HTTP_413);
    }

    @Test
    void valuesReachTheImplementerAsTheyAre() {
        accounts().created.clear();
        create("""
                {"account_name":"n","disabled":true,"extension":
                 {"i":7,"big":123456789012345678901234567890,"d":0.10000000000000000000000001,"b":false,"s":"x","a":["y"]}}
                """);

        Map<String, Object> extension = accounts().created.get(0).getExtension();
        assertThat(extension)
                .isEqualTo(Map.of(
                        "i",
                        7,
                        "big",
                        new BigInteger("123456789012345678901234567890"),
                        "d",
                        new BigDecimal("0.10000000000000000000000001"),
                        "b",
                        false,
                        "s",
                        "x",
                        "a",
                        List.of("y")));
        assertThat(accounts().created.get(0).getDisabled()).isTrue();
    }
}
