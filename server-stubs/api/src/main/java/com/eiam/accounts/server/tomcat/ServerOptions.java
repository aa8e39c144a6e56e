package com.eiam.accounts.server.tomcat;

import com.eiam.accounts.server.request.RequestIds;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/**
 * Adds the request id to the answer to {@code OPTIONS *}, and leaves {@code TRACE} out. Tomcat calls only the access
 * log before it sends that.
 */
final class ServerOptions extends ValveBase implements AccessLog {

    private final RequestIds ids;

    ServerOptions(RequestIds ids) {
        super(true);
        this.ids = ids;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        // Without effect on answers that are sent.
        response.setHeader(RequestIds.HEADER, ids.of(request));
        String methods = response.getHeader(HttpHeaders.ALLOW);
        if (methods != null) {
            // Tomcat lets it pass, since filters refuse it.
            response.setHeader(HttpHeaders.ALLOW, methods.replace(", TRACE", ""));
        }
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // It reads no attributes of the address.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
