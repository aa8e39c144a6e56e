package com.eiam.accounts.server.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule for requests, and the exact answer to a request that breaks it. */
class RequestRulesTest extends ServerTest {

    private static final ErrorCode PARAMETER = ErrorCode.TENANT_COMMON_0005;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"account_name":"n","x":1}                 | x:未知字段                       | x: is not a known field
                    {"account_name":"n","disabled":"no"}       | disabled:类型应为boolean         | disabled: must be of type boolean
                    {"account_name":7}                         | account_name:类型应为string      | account_name: must be of type string
                    {"account_name":"n","extension":[]}        | extension:类型应为object         | extension: must be of type object
                    {"account_name":"n","extension":{"a":[1]}} | extension.a[0]:类型应为string    | extension.a[0]: must be of type string
                    {"account_name":"n","extension":{"a":[null]}} | extension.a[0]:不能为空       | extension.a[0]: must be sent
                    {"account_name":"n","extension":{"a":null}} | extension.a:不能为空            | extension.a: must be sent
                    {"account_name":"n","name":"\\u0000"}      | name:含有无效字符                | name: must be valid Unicode without the character U+0000
                    {"account_name":"n","extension":{"\\ud800":1}} | extension:含有无效字符       | extension: must be valid Unicode without the character U+0000
                    {"account_name":"a\\tb"}                    | account_name:不能含有控制字符且必须有可见字符 | account_name: must have a visible character and no control characters
                    {"account_name":"n","name":"\\u001b[2J"}   | name:不能含有控制字符且必须有可见字符 | name: must have a visible character and no control characters
                    []                                         | body:类型应为object              | body: must be of type object
                    null                                       | body:不能为空                    | body: must be sent
                    {"account_name":"merged"}                  | extension.b[0]:类型应为string    | extension.b[0]: must be of type string
                    """)
    void messagesNameTheBrokenRuleInBothLanguages(String body, String chinese, String english) {
        refused(create(body), PARAMETER, "参数错误," + chinese);
        refused(
                send(request(CREATE).header("Accept-Language", "en").POST(BodyPublishers.ofString(body))),
                PARAMETER,
                "Parameter error, " + english);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\nb",
                "a\\r",
                "\\u001Ba",
                "\\u0001",
                "\\u007F",
                "a\\u0085",
                "a\\u2028b",
                "a\\u2029",
                "\\u200B",
                "\\uFDD0",
                "\\uD83F\\uDFFE",
                "\\u00AD",
                "\\u200B\\u00AD",
                " \\u2060 ",
                "\\uFEFF",
                "\\u202E",
                "\\u034F",
                "\\uFE0F",
                "\\u0301",
                "\\u2800",
                "\\u3164",
                "\\u115F\\u1160",
                "\\uFFA0",
                "\\u2065",
                "\\uFFFF",
                "\\uD834\\uDD59",
                "\\uDB40\\uDC01",
                "\\uDB40\\uDD00",
                "\\u17B4",
                "\\u061C",
                "\\u180E"
            })
    void namesAreVisibleAndHaveNoControlCharacters(String name) {
        String rule = ":不能含有控制字符且必须有可见字符";
        refused(create("{\"account_name\":\"" + name + "\"}"), PARAMETER, "参数错误,account_name" + rule);
        refused(create("{\"account_name\":\"n\",\"name\":\"" + name + "\"}"), PARAMETER, "参数错误,name" + rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\u200Bb",
                "👩\\u200D🔬",
                "É",
                "\\u05D0\\u202E",
                "〇",
                "-",
                "ก็",
                "\\uE000",
                "\\u1F9FF",
                "a b",
                "\\u0C82"
            })
    void otherNamesAreTakenAsTheyAre(String name) {
        String body = "{\"account_name\":\"" + name + "\",\"name\":\"" + name + "\"}";
        assertThat(create(body).statusCode()).isEqualTo(201);
        assertThat(create("{\"account_name\":\"n\",\"name\":\"\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void codesOfTheSpecReplaceTheGeneralOne() {
        refused(create("{}"), ErrorCode.APP_ACCOUNT_0001);
        refused(create("{\"account_name\":null}"), ErrorCode.APP_ACCOUNT_0001);
        refused(create("{\"account_name\":\"\\u3000 \"}"), ErrorCode.APP_ACCOUNT_0001);
        refused(send(request(CREATE.replace("app/", "%20/")).POST(BodyPublishers.ofString("{}"))), ErrorCode.APP_0006);
    }

    @Test
    void boundsCountCharactersKeysAndBytes() {
        assertThat(create("{\"account_name\":\"" + "🙂".repeat(255) + "\"}").statusCode())
                .isEqualTo(201);
        refused(create("{\"account_name\":\"" + "🙂".repeat(256) + "\"}"), PARAMETER, "参数错误,account_name:长度不能超过255");

        String keys = IntStream.range(0, 101).mapToObj(i -> "\"k" + i + "\":0").collect(Collectors.joining(","));
        refused(create("{\"account_name\":\"n\",\"extension\":{" + keys + "}}"), PARAMETER, "参数错误,extension:最多100个键");

        // {"a":"…"} has 8 bytes besides its text; a Chinese character has 3.
        int most = 65536 - 8;
        assertThat(create("{\"account_name\":\"n\",\"extension\":{\"a\":\"" + "x".repeat(most) + "\"}}")
                        .statusCode())
                .isEqualTo(201);
        String chinese = "账".repeat(most / 3) + "xx";
        refused(
                create("{\"account_name\":\"n\",\"extension\":{\"a\":\"" + chinese + "x\"}}"),
                PARAMETER,
                "参数错误,extension:不能超过65536字节");
    }

    @Test
    void theFirstBrokenRuleCountsParametersFirstThenInTheOrderOfTheSpec() {
        String everythingWrong =
                "{\"zz\":1,\"extension\":{\"b\":{},\"a\":{}},\"disabled\":1,\"name\":7,\"account_name\":\" \"}";
        refused(
                send(request(CREATE.replace("app/", "%20/")).POST(BodyPublishers.ofString(everythingWrong))),
                ErrorCode.APP_0006);
        refused(
                send(request("/api/v2/tenant/applications/" + "a".repeat(256) + "/accounts/%20")
                        .PUT(BodyPublishers.ofString(everythingWrong))),
                PARAMETER,
                "参数错误,app_id:长度不能超过255");
        refused(create(everythingWrong), ErrorCode.APP_ACCOUNT_0001);
        String nameFirst = everythingWrong.replace("\" \"", "\"n\"");
        refused(create(nameFirst), PARAMETER, "参数错误,name:类型应为string");
        String extensionFirst = nameFirst.replace("7", "\"n\"").replace("\"disabled\":1", "\"disabled\":true");
        refused(create(extensionFirst), PARAMETER, "参数错误,extension.b:类型应为string, number, boolean, array");
        refused(create("{\"zz\":1,\"yy\":2,\"account_name\":\"n\"}"), PARAMETER, "参数错误,zz:未知字段");
    }

    @Test
    void messagesShortenFieldNamesAndReplaceControlCharacters() {
        refused(
                create("{\"account_name\":\"n\",\"" + "k".repeat(1000) + "\":1}"),
                PARAMETER,
                "参数错误," + "k".repeat(255) + ":未知字段");
        refused(create("{\"account_name\":\"n\",\"{rule}\\n\":1}"), PARAMETER, "参数错误,{rule}\uFFFD:未知字段");
    }

    @Test
    void ofEightyThousandFaultsTheFirstCounts() {
        String faults =
                IntStream.range(0, 80_000).mapToObj(i -> "\"" + i + "\":0").collect(Collectors.joining(","));
        refused(create("{\"account_name\":\"n\"," + faults + "}"), PARAMETER, "参数错误,0:未知字段");
        refused(
                create("{\"account_name\":\"n\",\"extension\":{" + faults.replace(":0", ":{}") + "}}"),
                PARAMETER,
                "参数错误,extension:最多100个键");
    }
}
