package com.eiam.accounts.reference.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DocumentedExamplesTest extends OperationTest {

    static Stream<Arguments> examples() {
        return Spec.operations()
                .flatMap(operation ->
                        operation.examples().keySet().stream().map(example -> Arguments.of(operation, example)));
    }

    /** An example has no path: it must succeed with the path of one of the operation's contracts. */
    @ParameterizedTest
    @MethodSource("examples")
    void everyRequestExampleOfTheSpecSucceeds(Spec.Operation operation, String example) {
        Iterator<Call> contracts = operation.successes().iterator();
        Call call;
        Answer answer;
        do {
            call = contracts.next().body(operation.example(example));
            answer = call.to(server);
        } while (answer.status() != operation.success() && contracts.hasNext());

        assertThat(answer.status()).as(answer.text()).isEqualTo(operation.success());
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        JsonNode json = answer.json();
        if (json.has("fail_list")) {
            assertThat(json.path("success_list")).isNotEmpty();
            assertThat(json.path("fail_list")).isEmpty();
        } else if (call.accountId().isEmpty()) {
            assertThat(json.path("account_id").stringValue()).matches("\\d{17}-[0-9A-F]{4}-[0-9A-F]{9}");
        } else {
            assertThat(answer.text()).isEqualTo("{\"account_id\":\"" + call.accountId() + "\"}");
        }
    }
}
