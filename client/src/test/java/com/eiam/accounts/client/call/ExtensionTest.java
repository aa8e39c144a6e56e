package com.eiam.accounts.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Free attributes as they travel, in both directions. */
public class ExtensionTest extends WireTest {

    /** The Java values that a caller sends and gets back, in an order that no hash has. */
    public static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("zero", 0);
        values.put("int", -2_147_483_648);
        values.put("long", 9_007_199_254_740_993L);
        values.put("twenty_digits", new BigInteger("12345678901234567890"));
        values.put("tenth", new BigDecimal("0.1"));
        values.put("whole", new BigDecimal("1.0"));
        values.put("many_digits", new BigDecimal("0.12345678901234567890123"));
        values.put("huge", new BigDecimal("1E+400"));
        values.put("tiny", new BigDecimal("-1E-400"));
        values.put("yes", true);
        values.put("no", false);
        values.put("text", "4711");
        values.put("empty", "");
        values.put("表情", "李四 🙂");
        values.put("list", List.of("south", "north", "1"));
        values.put("nothing", List.of());
        return values;
    }

    private static final String JSON = "{\"zero\":0,\"int\":-2147483648,\"long\":9007199254740993,"
            + "\"twenty_digits\":12345678901234567890,\"tenth\":0.1,\"whole\":1.0,"
            + "\"many_digits\":0.12345678901234567890123,\"huge\":1E+400,\"tiny\":-1E-400,\"yes\":true,\"no\":false,"
            + "\"text\":\"4711\",\"empty\":\"\",\"表情\":\"李四 🙂\",\"list\":[\"south\",\"north\",\"1\"],\"nothing\":[]}";

    @Test
    void valuesAreSentAsTheyAre() {
        client.accounts()
                .createOrphanAccount(
                        "a1", new CreateOrphanAccountRequest().accountName("n").extension(values()));

        assertThat(server.onlyCall().text()).endsWith("\"extension\":" + JSON + "}");
    }

    @Test
    void valuesAreReadAsTheyAre() {
        server.then(
                200,
                "{\"id\":\"c1\",\"account_name\":\"n\",\"name\":null,\"org_id\":null,\"disabled\":false,"
                        + "\"account_type\":\"ORPHAN_ACCOUNT\",\"extension\":" + JSON + ",\"roles\":[]}");

        Map<String, Object> extension = client.accounts().getAccount("a1", "c1").getExtension();

        assertThat(extension).containsExactlyEntriesOf(values());
    }

    @Test
    void aNumberThatJsonDoesNotHaveIsNotSent() {
        CreateOrphanAccountRequest request = new CreateOrphanAccountRequest().accountName("n");

        for (Object number : List.of(Double.NaN, Float.NEGATIVE_INFINITY, new double[] {1, Double.NaN})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            client.accounts().createOrphanAccount("a1", request.extension(Map.of("ratio", number))))
                    .withMessageContaining("cannot be written as JSON: /extension/ratio")
                    .withMessageEndingWith(" is no number in JSON");
        }
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aValueThatIsNoJsonIsNamed() {
        Map<String, Object> cycle = new LinkedHashMap<>();
        cycle.put("again", cycle);
        Map<Object, String> faults = Map.of(
                "a\ud800",
                "/extension/value has half of a surrogate pair, which is no text",
                List.of("a", "\udc00b"),
                "/extension/value/1 has half of a surrogate pair, which is no text",
                Instant.EPOCH,
                "/extension/value: ",
                Optional.of(1),
                "/extension/value: ",
                new Object(),
                "/extension/value: ");

        faults.forEach((value, fault) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> update(Map.of("value", value)))
                .withMessageStartingWith("updateAccount: the request cannot be written as JSON: " + fault));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update(cycle))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
        assertThat(server.calls()).isEmpty();
    }

    private void update(Map<String, Object> extension) {
        client.accounts()
                .updateAccount(
                        "a1", "c1", new UpdateAccountRequest().accountName("n").extension(extension));
    }

    @Test
    void anUpdateSendsTheNullThatRemovesAFreeAttribute() {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("room", "C-3");
        extension.put("cost_centre", null);

        client.accounts()
                .updateAccount(
                        "a1", "c1", new UpdateAccountRequest().accountName("n").extension(extension));

        assertThat(server.onlyCall().text())
                .isEqualTo("{\"account_name\":\"n\",\"extension\":{\"room\":\"C-3\",\"cost_centre\":null}}");
    }
}
