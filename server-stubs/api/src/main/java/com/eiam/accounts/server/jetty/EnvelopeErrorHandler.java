package com.eiam.accounts.server.jetty;

import com.eiam.accounts.server.errors.EnvelopeWriter;
import com.eiam.accounts.server.errors.Faults;
import com.eiam.accounts.server.json.ModelJson;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.request.RequestIds;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that Jetty refuses before any filter, such as a malformed header; replaces Jetty's page. */
final class EnvelopeErrorHandler extends ErrorHandler {

    private final RequestIds ids;
    private final EnvelopeWriter responses;
    private final Faults faults;

    EnvelopeErrorHandler(RequestIds ids, EnvelopeWriter responses, Faults faults) {
        this.ids = ids;
        this.responses = responses;
        this.faults = faults;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        ErrorCode code = faults.code(status);
        response.setStatus(code.status());
        response.getHeaders().put(RequestIds.HEADER, ids.of(request.getHeaders().get(RequestIds.HEADER)));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ModelJson.MEDIA_TYPE.toString());
        faults.retryAfter(code).ifPresent(seconds -> response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds));
        byte[] json = responses.json(code, request.getHeaders().getValuesList(HttpHeader.ACCEPT_LANGUAGE));
        response.write(true, ByteBuffer.wrap(json), callback);
    }
}
