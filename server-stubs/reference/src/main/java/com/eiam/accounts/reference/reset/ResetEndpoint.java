package com.eiam.accounts.reference.reset;

import com.eiam.accounts.reference.tenant.TenantLoader;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Resets all data to the tenant file, for test runs. Not a part of the API. */
record ResetEndpoint(TenantLoader tenant) {

    static final String PATH = "/sandbox/reset";

    RouterFunction<ServerResponse> route() {
        return RouterFunctions.route()
                .POST(PATH, this::reset)
                .route(RequestPredicates.path(PATH), ResetEndpoint::wrongMethod)
                .build();
    }

    private ServerResponse reset(ServerRequest request) {
        if (isOfAWebPage(request.headers().asHttpHeaders())) {
            return ServerResponse.status(HttpStatus.FORBIDDEN)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("Web pages may not reset the sandbox: this request has an Origin or a Sec-Fetch-Site\n");
        }
        tenant.reset();
        return ServerResponse.noContent().build();
    }

    /**
     * Whether a browser sent the request for a web page. Any page can post a form to this machine, without asking.
     * Browsers add one of these headers to every POST, and no page can leave it out (Fetch, 3.2; Fetch Metadata, 2).
     * The value does not matter, since a foreign host name can point to this machine.
     */
    private static boolean isOfAWebPage(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.ORIGIN) || headers.containsHeader("Sec-Fetch-Site");
    }

    private static ServerResponse wrongMethod(ServerRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.method().name(), List.of(HttpMethod.POST.name()));
    }
}
