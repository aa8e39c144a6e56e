package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static com.eiam.accounts.reference.RunningServer.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.server.model.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests get the envelope, never a fault of the server, and change nothing. */
class BadInputTest extends OperationTest {

    private static final String NAME = "{\"account_name\":\"n\"}";

    private String before;

    @BeforeEach
    void remember() {
        before = server.rows().everything();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(server.rows().everything()).isEqualTo(before);
    }

    private static void refused(Answer answer, int status, String code, String message) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("error_msg").asString("")).isEqualTo(message);
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    private Answer create(String body) {
        return server.call("createOrphanAccount", CRM, "", body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"account_name":"n"                       | 参数错误,body:不是有效的JSON
                    {"account_name":"n","account_name":"n"}   | 参数错误,body:不是有效的JSON
                    {"account_name":"n"} {}                   | 参数错误,body:不是有效的JSON
                    ["n"]                                     | 参数错误,body:类型应为object
                    {"account_name":["n"]}                    | 参数错误,account_name:类型应为string
                    {"account_name":"n","disabled":"no"}      | 参数错误,disabled:类型应为boolean
                    {"account_name":"n","nickname":"n"}       | 参数错误,nickname:未知字段
                    {"account_name":"n\\u0000"}               | 参数错误,account_name:含有无效字符
                    {"account_name":"n","name":"\\ud83d"}     | 参数错误,name:含有无效字符
                    {"account_name":"n","extension":{"a":{}}} | 参数错误,extension.a:类型应为string, number, boolean, array
                    """)
    void messagesNameTheFieldAndTheBrokenRule(String body, String message) {
        refused(create(body), 400, "TENANT-COMMON-0005", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bindPublicAccountUsers | {"user_names":"cq04130006"} | TENANT-COMMON-0005 | 参数错误,user_names:类型应为array
                    bindPublicAccountUsers | {"user_names":["zhangsan",7]} | TENANT-COMMON-0005 | 参数错误,user_names[1]:类型应为string
                    bindPublicAccountUsers | {"user_names":["zhangsan"," "]} | APP.ACCOUNT.0001 | 账号名不能为空
                    unbindPublicAccountUsers | {"user_names":[]} | APP.ACCOUNT.0001 | 账号名不能为空
                    unbindPublicAccountUsers | {} | APP.ACCOUNT.0001 | 账号名不能为空
                    removeAccountRoles | {"role_ids":[]} | TENANT-COMMON-0005 | 参数错误,role_ids:最小不能少于1
                    removeAccountRoles | {"role_ids":[" "]} | TENANT-COMMON-0005 | 参数错误,role_ids[0]:不能为空白或格式错误
                    updateAccount | {"account_name":null} | APP.ACCOUNT.0001 | 账号名不能为空
                    """)
    void listsAndNamesAreChecked(String operation, String body, String code, String message) {
        refused(server.call(operation, CRM, PUBLIC, body), 400, code, message);
    }

    @Test
    void fiftyOneRolesAreOneTooMany() {
        String roles = IntStream.range(0, 51)
                .mapToObj(i -> "\"r" + i + "\"")
                .collect(Collectors.joining(",", "{\"role_ids\":[", "]}"));

        refused(
                server.call("removeAccountRoles", CRM, ORPHAN, roles),
                400,
                "TENANT-COMMON-0005",
                "参数错误,role_ids:最大不能超过50");
    }

    @Test
    void aNameOf256CharactersIsTooLong() {
        refused(
                create("{\"account_name\":\"" + "🙂".repeat(256) + "\"}"),
                400,
                "TENANT-COMMON-0005",
                "参数错误,account_name:长度不能超过255");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "1e-2147483648"})
    void aNumberThatNoProgramCanReadIsRefused(String number) {
        String body = "{\"account_name\":\"n\",\"extension\":{\"a\":" + number + "}}";

        for (Answer answer : List.of(create(body), server.call("updateAccount", CRM, ORPHAN, body))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo(ErrorCode.TENANT_COMMON_0005.code());
        }
    }

    @Test
    void blankIdsAreRefused() {
        refused(server.call("createOrphanAccount", "%20", "", NAME), 400, "APP.0006", ErrorCode.APP_0006.message());
        refused(
                server.call("updateAccount", CRM, "%E3%80%80", NAME),
                400,
                "APP.ACCOUNT.0047",
                ErrorCode.APP_ACCOUNT_0047.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%3Bb", "a%3bb", "a%253Bb", "..%3B", "%3Ba=b"})
    void anEncodedSemicolonIsAPartOfAnId(String id) {
        refused(server.call("createOrphanAccount", id, "", NAME), 400, "APP.0001", ErrorCode.APP_0001.message());
        refused(
                server.call("updateAccount", CRM, id, NAME),
                400,
                "APP.ACCOUNT.0028",
                ErrorCode.APP_ACCOUNT_0028.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ";a=b", ";a=b%3B", "/..;/" + ORPHAN})
    void pathParametersAreRefused(String parameters) {
        refused(
                server.call("updateAccount", CRM, ORPHAN + parameters, NAME),
                404,
                "HTTP.404",
                ErrorCode.HTTP_404.message());
    }

    @Test
    void aBodyOfTwoMebibytesIsTooLarge() {
        refused(create(" ".repeat(2 << 20)), 413, "HTTP.413", ErrorCode.HTTP_413.message());
    }

    @Test
    void requestsWithoutAnOperationGetTheSameEnvelope() {
        String path = path(Spec.operation("createOrphanAccount").path(), CRM, "");

        Answer text = server.send(server.request(path)
                .header("Authorization", "Bearer " + server.token("sandbox"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(NAME)));
        refused(text, 415, "HTTP.415", ErrorCode.HTTP_415.message());
        refused(server.send(server.json(path + "/no-such-path").GET()), 404, "HTTP.404", ErrorCode.HTTP_404.message());
        Answer method = server.send(server.json(path).method("PATCH", BodyPublishers.ofString(NAME)));
        refused(method, 405, "HTTP.405", ErrorCode.HTTP_405.message());
        assertThat(method.header("Allow")).isEqualTo("POST");
    }
}
