package com.eiam.accounts.contracts.generator.arazzo;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.RuntimeExpression;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids of the steps whose responses runtime expressions point into.
 *
 * @param own the id of the step of the contract's own request
 * @param named the ids of the steps that have a name, by that name
 */
record StepIds(String own, Map<String, String> named) {

    static final StepIds NONE = new StepIds("", Map.of());

    static StepIds of(Contract contract) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < contract.then().size(); i++) {
            String id = then(contract, i);
            contract.then().get(i).name().ifPresent(name -> named.put(name, id));
        }
        return new StepIds(contract.id(), named);
    }

    /** The id of a contract's step after its own request, counted from 0. */
    static String then(Contract contract, int index) {
        return contract.id() + "_then" + (index == 0 ? "" : "_" + (index + 1));
    }

    /** The id of the step that an expression points into. */
    String of(RuntimeExpression expression) {
        return expression.step().map(named::get).orElse(own);
    }

    /** The output of a step, if the text is a runtime expression, and else the text. */
    String output(String text) {
        return RuntimeExpression.of(text).map(this::output).orElse(text);
    }

    /** The text with an output of a step for each runtime expression in braces. */
    String outputsIn(String text) {
        return RuntimeExpression.fill(text, expression -> "{" + output(expression) + "}");
    }

    private String output(RuntimeExpression expression) {
        return "$steps." + of(expression) + ".outputs." + name(expression);
    }

    /** The name of the output that keeps the value of an expression. */
    static String name(RuntimeExpression expression) {
        return expression.pointer().substring(1);
    }
}
