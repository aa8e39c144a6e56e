package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.WIKI_BASIC;
import static com.eiam.accounts.reference.Spec.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bad input for every operation of the spec: each gets its code, and nothing changes. */
class RefusalTableTest extends OperationTest {

    private static final String UNKNOWN = "19700101000000000-0000-000000000";
    private static final String ARCHIVE_PUBLIC = "20220416090011111-5E0A-A1000BBBB";
    private static final String TOO_LONG = "x".repeat(256);
    private static final List<String> NOT_AN_INTEGER =
            List.of("abc", "", "1.5", "10.0", "%2B10", "+10", "010", "0x10", "1e1", "10,10", "%20", "9".repeat(90));

    /** A call that is refused with a code. */
    private record Refusal(String name, Call call, String code) {}

    static Stream<Spec.Operation> operations() {
        return Spec.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void badInputIsRefusedAndChangesNothing(Spec.Operation operation) {
        String before = server.rows().everything();

        new Refusals(operation).all().forEach(refusal -> assertRefused(operation, refusal));

        assertThat(server.rows().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aDeletedAccountIsUnknown(Spec.Operation operation) {
        Call good = operation.successes().get(0);
        if (!good.accountId().isEmpty()) {
            Answer deleted =
                    Call.of("deleteAccount", good.appId(), good.accountId()).to(server);
            assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);

            assertRefused(
                    operation,
                    new Refusal(
                            "a deleted account",
                            good,
                            code(operation.parameters("path").get("account_id"), "unknown")));
        }
    }

    private void assertRefused(Spec.Operation operation, Refusal refusal) {
        Answer answer = refusal.call().to(server);
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(answer.status()).as(refusal.name()).isEqualTo(400);
            softly.assertThat(answer.code()).as(refusal.name()).isEqualTo(refusal.code());
            softly.assertThat(operation.declares(refusal.code()))
                    .as("the spec declares " + refusal.code())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aClientNeedsThePermission(Spec.Operation operation) {
        Call good = operation.successes().get(0);
        String before = server.rows().everything();

        Answer reader = good.client("sandbox-reader").to(server);
        Answer nobody = good.client("sandbox-none").to(server);

        assertThat(reader.status()).isEqualTo(operation.isRead() ? 200 : 403);
        assertThat(nobody.status()).isEqualTo(403);
        assertThat(server.rows().everything()).isEqualTo(before);

        Answer manager = good.client("sandbox-accounts").to(server);

        assertThat(manager.status()).as(manager.text()).isEqualTo(operation.success());
        if (operation.isRead()) {
            assertThat(server.rows().everything()).isEqualTo(before);
        }
    }

    /** The bad calls of an operation; each differs in one thing from a good one. */
    private static final class Refusals {

        private final Spec.Operation operation;
        private final Call good;
        private final List<Refusal> refusals = new ArrayList<>();

        private Refusals(Spec.Operation operation) {
            this.operation = operation;
            this.good = operation.successes().get(0);
        }

        private List<Refusal> all() {
            JsonNode application = operation.parameters("path").get("app_id");
            id(application, good::app);
            if (!good.accountId().isEmpty()) {
                JsonNode account = operation.parameters("path").get("account_id");
                id(account, good::account);
                accounts(code(account, "unknown"));
                add(
                        "unknown account and application",
                        good.app(UNKNOWN).account(UNKNOWN),
                        code(application, "unknown"));
            }
            if (!good.body().isEmpty()) {
                bodies();
            }
            operation.parameters("query").forEach(this::parameter);
            return refusals;
        }

        private void add(String name, Call call, String code) {
            refusals.add(new Refusal(name + ": " + call, call, code));
        }

        private void id(JsonNode schema, Function<String, Call> with) {
            add("unknown", with.apply(UNKNOWN), code(schema, "unknown"));
            add("blank", with.apply("%20"), code(schema, "pattern"));
            add("wide blanks", with.apply("%E3%80%80"), code(schema, "pattern"));
            add("too long", with.apply(TOO_LONG), code(schema, "maxLength"));
        }

        private void accounts(String unknown) {
            add("another case", good.account(good.accountId().toLowerCase(Locale.ROOT)), unknown);
            add("account of another application", good.account(WIKI_BASIC), unknown);
            add("public account of another application", good.account(ARCHIVE_PUBLIC), unknown);
            if (operation.path().contains("/public-account/")) {
                add("an orphan account", good.account(ORPHAN), unknown);
                add("a basic account", good.account(BASIC), unknown);
            }
        }

        private void bodies() {
            String malformed = ErrorCode.TENANT_COMMON_0005.code();
            add("unknown field", body(body -> body.put("x", 1)), malformed);
            add("cut off", good.body(good.body().substring(0, good.body().length() - 1)), malformed);
            add("a list", good.body("[" + good.body() + "]"), malformed);
            for (String field : operation.required()) {
                JsonNode schema = operation.properties().get(field);
                add("no field", body(body -> body.remove(field)), code(schema, "required"));
                add("null", body(body -> body.putNull(field)), code(schema, "required"));
                add("a number", body(body -> body.put(field, 7)), code(schema, "type"));
                if (schema.path("type").stringValue("").equals("array")) {
                    JsonNode items = schema.path("items");
                    add("an empty list", body(body -> body.putArray(field)), code(schema, "minItems"));
                    add("a blank", body(body -> body.putArray(field).add(" ")), code(items, "pattern"));
                    add("a null", body(body -> body.putArray(field).addNull()), code(items, "required"));
                    add("too long", body(body -> body.putArray(field).add(TOO_LONG)), code(items, "maxLength"));
                } else {
                    String tooShort = schema.has("minLength") ? "minLength" : "pattern";
                    add("a blank", body(body -> body.put(field, " ")), code(schema, tooShort));
                    add("empty", body(body -> body.put(field, "")), code(schema, tooShort));
                    add("too long", body(body -> body.put(field, TOO_LONG)), code(schema, "maxLength"));
                }
            }
        }

        private Call body(Consumer<ObjectNode> change) {
            ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(good.body());
            change.accept(body);
            return good.body(JsonMapper.shared().writeValueAsString(body));
        }

        private void parameter(String name, JsonNode schema) {
            if (schema.path("type").stringValue("").equals("integer")) {
                long minimum = schema.path("minimum").longValue();
                long maximum = schema.path("maximum").longValue();
                NOT_AN_INTEGER.forEach(value -> add("not an integer", query(name, "=" + value), code(schema, "type")));
                add("too small", query(name, "=" + (minimum - 1)), code(schema, "minimum"));
                add("too large", query(name, "=" + (maximum + 1)), code(schema, "maximum"));
                add("twice", query(name, "=" + minimum + "&" + name + "=" + minimum), code(schema, "type"));
                add("missing", query(name, null), code(schema, "required"));
            } else if (!schema.has("enum")) {
                add("too long", query(name, "=" + TOO_LONG), code(schema, "maxLength"));
                add("U+0000", query(name, "=x%00"), code(schema, "text"));
                add("twice", query(name, "=x&" + name + "=x"), code(schema, "type"));
            } else {
                String value = schema.path("enum").path(1).stringValue();
                add("unknown value", query(name, "=no-such-value"), code(schema, "enum"));
                add("another case", query(name, "=" + value.toLowerCase(Locale.ROOT)), code(schema, "enum"));
                add("a blank", query(name, "=%20"), code(schema, "enum"));
                add("U+0000", query(name, "=" + value + "%00"), code(schema, "text"));
                add("twice", query(name, "=" + value + "&" + name + "="), code(schema, "type"));
            }
        }

        /** The good call with another value of a query parameter, or without it. */
        private Call query(String name, String value) {
            Stream<String> others = Stream.of(good.query().split("&")).filter(part -> !part.startsWith(name + "="));
            Stream<String> changed = value == null ? Stream.empty() : Stream.of(name + value);
            return good.query(String.join("&", Stream.concat(others, changed).toList()));
        }
    }
}
