package com.eiam.accounts.server.tomcat;

import com.eiam.accounts.server.errors.Faults;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.ExceptionUtils;

/** Answers requests that Tomcat refuses before any filter, such as a malformed request line; replaces Tomcat's page. */
final class EnvelopeErrorReportValve extends ErrorReportValve {

    private final Faults faults;

    EnvelopeErrorReportValve(Faults faults) {
        this.faults = faults;
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // As in the superclass: nothing can be written after Tomcat has closed the connection.
        AtomicBoolean writable = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, writable);
        if (!writable.get()) {
            return;
        }
        try {
            faults.answer(request.getRequest(), response.getResponse(), response.getStatus());
            response.finishResponse();
        } catch (IOException | RuntimeException e) {
            ExceptionUtils.handleThrowable(e);
            container.getLogger().debug("The error could not be answered", e);
        }
    }
}
