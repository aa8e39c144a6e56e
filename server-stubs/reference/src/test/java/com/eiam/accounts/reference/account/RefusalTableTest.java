package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static com.eiam.accounts.reference.RunningServer.WIKI_BASIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad input of every operation gets its code, and nothing changes. */
class RefusalTableTest extends OperationTest {

    private static final String UNKNOWN = "19700101000000000-0000-000000000";
    private static final String ARCHIVE_PUBLIC = "20220416090011111-5E0A-A1000BBBB";
    private static final String TOO_LONG = "x".repeat(256);
    private static final String PARAMETER_ERROR = "TENANT-COMMON-0005";

    /** A call of each operation that succeeds; the bad ones differ from it in one thing. */
    static final List<Call> OPERATIONS = List.of(
            Call.of("createOrphanAccount", CRM).body("{\"account_name\":\"n\"}"),
            Call.of("createBasicAccount", CRM).body("{\"user_id\":\"20220412090512190-3A4F-9EB0531C4\"}"),
            Call.of("createPublicAccount", CRM).body("{\"account_name\":\"n\"}"),
            Call.of("updateAccount", CRM, BASIC).body("{\"account_name\":\"n\"}"),
            Call.of("getAccount", CRM, BASIC),
            Call.of("deleteAccount", CRM, BASIC),
            Call.of("enableAccount", CRM, "20220416080000234-6B1C-E3F405162"),
            Call.of("disableAccount", CRM, BASIC),
            Call.of("addAccountRoles", CRM, BASIC).body("{\"role_ids\":[\"20220415170305200-EF22-C2404E358\"]}"),
            Call.of("removeAccountRoles", CRM, BASIC).body("{\"role_ids\":[\"20220415170305246-08B4-5D3E6F721\"]}"),
            Call.of("getAccountPermissions", CRM, BASIC),
            Call.of("bindPublicAccountUsers", CRM, PUBLIC).body("{\"user_names\":[\"zhangsan\"]}"),
            Call.of("unbindPublicAccountUsers", CRM, PUBLIC).body("{\"user_names\":[\"cq04130007\"]}"),
            Call.of("bindPublicAccountOwner", CRM, PUBLIC).body("{\"user_name\":\"cq04130005\"}"),
            Call.of("getPublicAccountOwner", CRM, PUBLIC),
            Call.of("listPublicAccountUsers", CRM, PUBLIC).query("offset=0&limit=10"),
            Call.of("listAccounts", CRM).query("account_type=&offset=0&limit=10"),
            Call.of("listAccountPermissions", CRM).query("offset=0&limit=1"));

    /** A call that is refused. */
    record Case(String name, Call call, String code, boolean afterDeletion) {

        static Case of(String name, Call call, String code) {
            return new Case(name, call, code, false);
        }

        @Override
        public String toString() {
            return call.operation() + ": " + name + " is " + code;
        }
    }

    static Stream<Case> cases() {
        return OPERATIONS.stream().flatMap(good -> {
            List<Case> cases = new ArrayList<>();
            ids(good, cases);
            if (!good.body().isEmpty()) {
                bodies(good, cases);
            }
            if (!good.query().isEmpty()) {
                pages(good, cases);
            }
            return cases.stream();
        });
    }

    private static void ids(Call good, List<Case> cases) {
        cases.add(Case.of("an unknown application", good.app(UNKNOWN), "APP.0001"));
        cases.add(Case.of("a blank application id", good.app("%20"), "APP.0006"));
        cases.add(Case.of("an application id that is too long", good.app(TOO_LONG), PARAMETER_ERROR));
        if (good.accountId().isEmpty()) {
            return;
        }
        boolean ofPublicAccounts = good.accountId().equals(PUBLIC);
        String missing = ofPublicAccounts ? "APP.ACCOUNT.0038" : "APP.ACCOUNT.0028";
        cases.add(Case.of("an unknown account", good.account(UNKNOWN), missing));
        cases.add(Case.of("a blank account id", good.account("%20"), "APP.ACCOUNT.0047"));
        cases.add(Case.of("an account id of wide blanks", good.account("%E3%80%80"), "APP.ACCOUNT.0047"));
        cases.add(Case.of("an account id that is too long", good.account(TOO_LONG), PARAMETER_ERROR));
        cases.add(Case.of(
                "an account id in another case", good.account(good.accountId().toLowerCase()), missing));
        cases.add(Case.of("an account of another application", good.account(WIKI_BASIC), missing));
        cases.add(Case.of("a public account of another application", good.account(ARCHIVE_PUBLIC), missing));
        cases.add(Case.of(
                "an unknown account of an unknown application",
                good.app(UNKNOWN).account(UNKNOWN),
                "APP.0001"));
        cases.add(new Case("a deleted account", good, missing, true));
        if (ofPublicAccounts) {
            cases.add(Case.of("an orphan account", good.account(ORPHAN), missing));
            cases.add(Case.of("a basic account", good.account(BASIC), missing));
        }
    }

    private static void bodies(Call good, List<Case> cases) {
        cases.add(Case.of("an unknown field", good.body(good.body().replace("}", ",\"x\":1}")), PARAMETER_ERROR));
        cases.add(Case.of("a body that is cut off", good.body(good.body().replace("}", "")), PARAMETER_ERROR));
        cases.add(Case.of("a body that is a list", good.body("[" + good.body() + "]"), PARAMETER_ERROR));
        String field = good.body().replaceAll("\\{\"(\\w+)\".*", "$1");
        boolean named = field.equals("account_name") || field.equals("user_names");
        String empty = named ? "APP.ACCOUNT.0001" : PARAMETER_ERROR;
        cases.add(Case.of("an empty object", good.body("{}"), empty));
        for (String value :
                List.of("null", field.endsWith("s") ? "[]" : "\" \"", field.endsWith("s") ? "[\" \"]" : "\"\"")) {
            cases.add(Case.of(field + " as " + value, good.body("{\"" + field + "\":" + value + "}"), empty));
        }
        cases.add(Case.of(field + " as a number", good.body("{\"" + field + "\":7}"), PARAMETER_ERROR));
        String accepted = field.endsWith("s") ? "[\"" + TOO_LONG + "\"]" : "\"" + TOO_LONG + "\"";
        cases.add(Case.of(field + " too long", good.body("{\"" + field + "\":" + accepted + "}"), PARAMETER_ERROR));
    }

    private static void pages(Call good, List<Case> cases) {
        boolean permissions = good.operation().equals("listAccountPermissions");
        List<String> limits = new ArrayList<>(List.of(
                "0",
                "-1",
                "101",
                "abc",
                "",
                "1.5",
                "10.0",
                "%2B10",
                "+10",
                "010",
                "0x10",
                "1e1",
                "10,10",
                "%20",
                "2147483648",
                "9".repeat(90),
                "10&limit=10"));
        limits.add(permissions ? "51" : "9");
        limits.forEach(limit -> cases.add(
                Case.of("limit=" + limit, good.query("account_type=&offset=0&limit=" + limit), "OAP.PAGE.0002")));
        List.of("-1", "2147483648", "abc", "", "0.0", "1.5", "%2B1", "00", "9".repeat(90), "0&offset=1")
                .forEach(offset -> cases.add(
                        Case.of("offset=" + offset, good.query("limit=10&offset=" + offset), "OAP.PAGE.0003")));
        cases.add(Case.of("no limit", good.query("offset=0"), PARAMETER_ERROR));
        cases.add(Case.of("no offset", good.query("limit=10"), PARAMETER_ERROR));
        cases.add(Case.of("no parameters", good.query(""), PARAMETER_ERROR));
        if (good.query().startsWith("account_type")) {
            for (String type : List.of("ADMIN_ACCOUNT", "public_account", "%20", "PUBLIC_ACCOUNT%00")) {
                String code = type.endsWith("%00") ? PARAMETER_ERROR : "APP.ACCOUNT.0045";
                cases.add(Case.of(
                        "account_type=" + type, good.query("account_type=" + type + "&offset=0&limit=10"), code));
            }
            cases.add(Case.of(
                    "account_type twice",
                    good.query("account_type=PUBLIC_ACCOUNT&account_type=&offset=0&limit=10"),
                    PARAMETER_ERROR));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Case row) {
        if (row.afterDeletion()) {
            assertThat(Call.of("deleteAccount", row.call().appId(), row.call().accountId())
                            .to(server)
                            .status())
                    .isEqualTo(204);
        }
        String before = server.everything();

        Answer answer = row.call().to(server);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(row.code());
        assertThat(Spec.operation(row.call().operation())
                        .node()
                        .at("/responses/400/content/application~1json/examples")
                        .has(row.code()))
                .as("the description declares the code")
                .isTrue();
        assertThat(server.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @FieldSource("OPERATIONS")
    void theGoodCallSucceedsForWhoeverHasThePermission(Call good) {
        Spec.Operation spec = Spec.operation(good.operation());
        String before = server.everything();

        Answer reader = good.client("sandbox-reader").to(server);
        assertThat(server.everything()).isEqualTo(before);
        assertThat(good.client("sandbox-none").to(server).status()).isEqualTo(403);
        Answer all = good.client("sandbox-accounts").to(server);

        assertThat(reader.status()).isEqualTo(spec.method().equals("GET") ? 200 : 403);
        assertThat(all.status()).as(all.text()).isEqualTo(spec.success());
        assertThat(server.everything().equals(before)).isEqualTo(spec.method().equals("GET"));
    }
}
