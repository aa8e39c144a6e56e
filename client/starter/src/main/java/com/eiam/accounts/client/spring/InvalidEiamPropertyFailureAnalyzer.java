package com.eiam.accounts.client.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an invalid property when the application starts, without a stack trace and without the value. */
class InvalidEiamPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidEiamPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidEiamPropertyException cause) {
        return new FailureAnalysis(cause.getMessage(), "Correct the property " + cause.property() + ".", cause);
    }
}
