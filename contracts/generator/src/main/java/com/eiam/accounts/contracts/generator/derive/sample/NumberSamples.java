package com.eiam.accounts.contracts.generator.derive.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
        numbers.bound("minimum", RoundingMode.CEILING, BigDecimal.ONE.negate(), false);
        numbers.bound("exclusiveMinimum", RoundingMode.FLOOR, BigDecimal.ONE, true);
        numbers.bound("maximum", RoundingMode.FLOOR, BigDecimal.ONE, false);
        numbers.bound("exclusiveMaximum", RoundingMode.CEILING, BigDecimal.ONE.negate(), true);
        numbers.multiple();
        return numbers.samples;
    }

    /**
     * Adds the last number that a bound allows and the first that it refuses: of multiples, the ones beside the bound.
     *
     * @param rounding from the bound to the multiple beside it
     * @param way from there to the other number
     * @param exclusive whether the bound itself is refused
     */
    private void bound(String keyword, RoundingMode rounding, BigDecimal way, boolean exclusive) {
        if (!schema.has(keyword)) {
            return;
        }
        BigDecimal bound = schema.path(keyword).decimalValue();
        BigDecimal divisor = schema.path("multipleOf").decimalValue(BigDecimal.ONE);
        boolean isStep = BigDecimal.ONE.remainder(divisor).signum() == 0;
        BigDecimal near = isStep ? bound : bound.divide(divisor, 0, rounding).multiply(divisor);
        BigDecimal other = near.add(isStep ? way : way.multiply(divisor));
        samples.add(new Sample(keyword, exclusive ? near : other, true));
        samples.add(new Sample(keyword, exclusive ? other : near, false));
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
