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

/** Puts all data back to what the tenant file says, for runs of tests; not a part of the API. */
final class ResetEndpoint {

    static final String PATH = "/sandbox/reset";

    private final TenantLoader tenant;

    ResetEndpoint(TenantLoader tenant) {
        this.tenant = tenant;
    }

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
     * Whether a browser sent it for a page, which need not be one of ours: it asks nobody before it posts a form to this
     * machine. Browsers add these headers to every POST, and no page can leave them out (Fetch, 3.2; Fetch Metadata, 2).
     * Whose page it is doesn't matter, since a foreign name can be made to mean this machine.
     */
    private static boolean isOfAWebPage(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.ORIGIN) || headers.containsHeader("Sec-Fetch-Site");
    }

    private static ServerResponse wrongMethod(ServerRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.method().name(), List.of(HttpMethod.POST.name()));
    }
}
