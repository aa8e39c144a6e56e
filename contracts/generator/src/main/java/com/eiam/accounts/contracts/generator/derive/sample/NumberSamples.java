package com.eiam.accounts.contracts.generator.derive.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Numbers beyond and just at the bounds of a schema. */
public final class NumberSamples {

    /**
     * A number to try.
     *
     * @param keyword the keyword that it breaks, or whose bound it reaches
     * @param broken whether it breaks the keyword
     */
    public record Sample(String keyword, BigDecimal value, boolean broken) {}

    private final JsonNode schema;
    private final List<Sample> samples = new ArrayList<>();

    private NumberSamples(JsonNode schema) {
        this.schema = schema;
    }

    public static List<Sample> of(JsonNode schema) {
        NumberSamples numbers = new NumberSamples(schema);
        numbers.bound("minimum", BigDecimal.ONE.negate(), BigDecimal.ZERO);
        numbers.bound("exclusiveMinimum", BigDecimal.ZERO, BigDecimal.ONE);
        numbers.bound("maximum", BigDecimal.ONE, BigDecimal.ZERO);
        numbers.bound("exclusiveMaximum", BigDecimal.ZERO, BigDecimal.ONE.negate());
        numbers.multiple();
        return numbers.samples;
    }

    private void bound(String keyword, BigDecimal toBreak, BigDecimal toKeep) {
        if (schema.has(keyword)) {
            BigDecimal bound = schema.path(keyword).decimalValue();
            samples.add(new Sample(keyword, bound.add(toBreak), true));
            samples.add(new Sample(keyword, bound.add(toKeep), false));
        }
    }

    /** A number between two multiples. For multiples of 1 that is what the type integer refuses. */
    private void multiple() {
        String keyword = "multipleOf";
        if (schema.has(keyword)) {
            BigDecimal divisor = schema.path(keyword).decimalValue();
            BigDecimal lowest = schema.path("minimum").decimalValue(BigDecimal.ZERO);
            BigDecimal multiple = lowest.subtract(lowest.remainder(divisor)).add(divisor);
            BigDecimal between =
                    divisor.compareTo(BigDecimal.ONE) > 0 ? BigDecimal.ONE : divisor.divide(BigDecimal.valueOf(2));
            samples.add(new Sample(keyword, multiple.add(between), true));
            samples.add(new Sample(keyword, multiple, false));
        }
    }
}
