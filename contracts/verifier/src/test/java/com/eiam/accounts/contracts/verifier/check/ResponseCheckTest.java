package com.eiam.accounts.contracts.verifier.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.verifier.http.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports name every difference in a response, in words. */
class ResponseCheckTest {

    private static final String SUITE = """
            {'title':'Books','version':'1','token_url':'/token','clients':[],'contracts':[
               {'id':'read_01','operation':'read','name':'reads','request':{'method':'GET','path':'/'},
                'expected':{'outcome':{'status':200},'headers':{'X-Id':{'example':'a','pattern':'[a-z]{1,3}'}},
                            'body':{'id':'a','org':null,'size':7,'extra':{},'rows':[{'k':'r'},{'k':'s'}]}}},
               {'id':'read_02','operation':'read','name':'refuses','request':{'method':'GET','path':'/'},
                'expected':{'outcome':{'status':400,'code':'B.1'},'body':{'code':'B.1'}}},
               {'id':'read_03','operation':'read','name':'drops','request':{'method':'GET','path':'/'},
                'expected':{'outcome':{'status':204}}}],
             'operations':[{'id':'read','tag':'t','method':'GET','path':'/',
               'outcomes':[{'status':200},{'status':400,'code':'B.1'},{'status':400,'code':'B.2'}],
               'responses':{'204':null,
                 '200':{'type':'object','required':['id','name'],'unevaluatedProperties':false,'properties':{
                   'id':{'type':'string'},'name':{'type':'string'},'org':{'type':['string','null']},
                   'size':{'type':'integer','maximum':9},'extra':{'type':'object'},
                   'rows':{'type':'array','items':{'type':'object','additionalProperties':false,'properties':{'k':{'type':'string'}}}}}},
                 '400':{'type':'object','required':['code'],'properties':{'code':{'type':'string'}},'additionalProperties':false}}}]}
            """.replace('\'', '"');

    private static final String GOOD =
            "{'id':'a','name':'n','org':null,'size':7,'extra':{},'rows':[{'k':'r'},{'k':'s'}]}";

    private final ContractSuite suite =
            ContractSuite.read(new ByteArrayInputStream(SUITE.getBytes(StandardCharsets.UTF_8)));
    private final ResponseCheck check = new ResponseCheck(suite);

    @Test
    void reportsNothingThatIsRight() {
        assertThat(differences(0, 200, GOOD)).isEmpty();
        assertThat(differences(1, 400, "{'code':'B.1'}")).isEmpty();
        assertThat(differences(2, 204, "")).isEmpty();
    }

    @Test
    void comparesNumbersByTheirValueAndKeysInAnyOrder() {
        assertThat(differences(
                        0, 200, "{'rows':[{'k':'r'},{'k':'s'}],'size':7.0,'extra':{},'org':null,'name':'n','id':'a'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'id':'a'       | 'id':'c'           | id is c, expected a",
                "'id':'a'       | 'id':''            | id is \"\"\"\", expected \"\"a\"\"",
                "'id':'a'       | 'id':7             | id is 7, expected \"\"a\"\"",
                "'org':null,    | ''                 | org is left out, expected null",
                "'org':null     | 'org':''           | org is \"\"\"\", expected null",
                "'size':7       | 'size':8           | size is 8, expected 7",
                "'extra':{}     | 'extra':{'x':1}    | extra.x is 1, but should not be there",
                "'k':'r'        | 'k':'t'            | rows[0].k is t, expected r",
                "{'k':'r'},     | ''                 | rows has 1 elements, expected 2; rows[0].k is s, expected r; rows[1] is left out, expected {\"\"k\"\":\"\"s\"\"}",
                "{'k':'s'}      | {'k':'s'},{}       | rows has 3 elements, expected 2; rows[2] is {}, but should not be there",
                "'name':'n',    | ''                 | name is left out, but the spec requires it",
                "'name':'n'     | 'name':null        | name is null, but the spec says: null found, string expected",
                "'name':'n'     | 'name':'n','p':'x' | the body has the key `p`, which the spec does not declare",
                "{'k':'s'}      | {'k':'s','p':1}    | rows[1].p is 1, but should not be there",
                "'name':'n'     | 'name':'n','id':'a' | the body is not JSON: Duplicate Object property \"\"id\"\"",
                "}]}            | }]} {}             | the body is not JSON: something follows its end",
                "}]}            | }]} x              | the body is not JSON: Unrecognized token 'x'",
                "'size':7       | 'size':NaN         | the body is not JSON: Non-standard token 'NaN'",
                "'id':'a','name':'n' | 'id':'b','name':1 | id is b, expected a; name is 1, but the spec says: integer found, string expected"
            })
    void namesTheFieldItsValueAndTheExpectedOne(String text, String other, String words) {
        String answer = GOOD.replace(text, other.equals("''") ? "" : other);
        assertThat(answer).isNotEqualTo(GOOD);
        assertThat(String.join("; ", differences(0, 200, answer))).isEqualTo(words.replace("\"\"", "\""));
    }

    @Test
    void namesTheErrorsAndNotEveryOtherDifference() {
        assertThat(differences(0, 400, "{'code':'B.2'}")).containsExactly("status 400 with B.2, expected 200");
        assertThat(differences(1, 200, GOOD)).containsExactly("status 200, expected 400 with B.1");
        assertThat(differences(1, 400, "{'code':'B.2'}")).containsExactly("code is B.2, expected B.1");
        assertThat(differences(1, 401, "{'code':'B.1'}"))
                .containsExactly(
                        "status 401, expected 400 with B.1", "there is a body of 14 bytes, but the spec declares none");
    }

    @Test
    void checksHeaders() {
        assertThat(differences(0, answer(200, Map.of("Content-Type", "application/json"), GOOD)))
                .containsExactly("the header X-Id is left out, expected one that matches [a-z]{1,3}");
        assertThat(differences(0, answer(200, Map.of("Content-Type", "application/json", "x-id", "abcd"), GOOD)))
                .containsExactly("the header X-Id is abcd, expected one that matches [a-z]{1,3}");
        assertThat(differences(0, answer(200, Map.of("Content-Type", "text/html", "X-Id", "a"), GOOD)))
                .containsExactly("the header Content-Type is text/html, expected JSON");
        assertThat(differences(0, answer(200, Map.of("X-Id", "a"), GOOD)))
                .containsExactly("the header Content-Type is left out, expected JSON");
        assertThat(differences(
                        0, answer(200, Map.of("Content-Type", "application/json; charset=GBK", "X-Id", "a"), GOOD)))
                .containsExactly("the charset is GBK, but JSON is UTF-8");
    }

    /** As gateways do that add a header of their own: readers take one of the two. */
    @Test
    void takesNoTwoOfAHeader() {
        assertThat(differences(0, answer(List.of("application/json"), List.of("a", "b"))))
                .containsExactly("the header X-Id is a and b, expected one that matches [a-z]{1,3}");
        assertThat(differences(0, answer(List.of("application/json", "text/html"), List.of("a"))))
                .containsExactly("the header Content-Type is application/json and text/html, expected JSON");
    }

    private static Response answer(List<String> types, List<String> ids) {
        return new Response(
                200,
                Map.of("Content-Type", types, "X-Id", ids),
                GOOD.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void checksTheBodyAsAWhole() {
        assertThat(differences(0, 200, "")).containsExactly("the body is left out");
        assertThat(differences(2, 204, "{}")).containsExactly("there is a body of 2 bytes, but the spec declares none");
        assertThat(differences(
                        0,
                        new Response(
                                200,
                                Map.of("Content-Type", List.of("application/json"), "X-Id", List.of("a")),
                                new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'})))
                .containsExactly("the body is not UTF-8");
        assertThat(differences(0, 200, "[".repeat(501)))
                .containsExactly(
                        "the body is not JSON: Document nesting depth (501) exceeds the maximum allowed (500)");
        assertThat(differences(0, 200, "<html>").get(0))
                .isEqualTo("the body is not JSON: Unexpected character ('<' (code 60))");
    }

    private List<String> differences(int contract, int status, String body) {
        return differences(contract, answer(status, Map.of("Content-Type", "application/json", "X-Id", "abc"), body));
    }

    private List<String> differences(int contract, Response answer) {
        return check.differences("read", suite.contracts().get(contract).expected(), answer);
    }

    private static Response answer(int status, Map<String, String> headers, String body) {
        return new Response(
                status,
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
