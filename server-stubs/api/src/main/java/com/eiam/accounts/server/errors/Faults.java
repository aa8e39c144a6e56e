package com.eiam.accounts.server.errors;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.TokenException;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenErrorCode;
import com.eiam.accounts.server.request.Routes;
import com.eiam.accounts.server.validation.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers exceptions: refusals by code, frameworks' own by status, others as a fault. Not for implementers. */
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final EnvelopeWriter responses;
    private final Routes routes;
    private final List<KnownFault> known;
    private final Duration retryAfter;

    Faults(EnvelopeWriter responses, Routes routes, List<KnownFault> known, Duration retryAfter) {
        this.responses = responses;
        this.routes = routes;
        this.known = known;
        this.retryAfter = retryAfter;
    }

    /** Answers a request that ended with an exception. The caller sees nothing of the exception's own message. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Throwable thrown) throws IOException {
        if (thrown instanceof ApiException refusal) {
            responses.write(request, response, refusal.code());
        } else if (thrown instanceof TokenException refusal) {
            if (refusal.code().status() == HttpStatus.UNAUTHORIZED.value()) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"token\"");
            }
            responses.write(request, response, refusal.code());
        } else if (thrown instanceof Violation violation) {
            responses.write(request, response, violation.rule());
        } else if (thrown instanceof HttpMessageNotReadableException) {
            responses.write(request, response, Violation.json().rule());
        } else if (thrown instanceof RequestRejectedException) {
            // No operation has a path with empty or dot segments, path parameters or encoded slashes.
            responses.write(request, response, ErrorCode.HTTP_404);
        } else if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) {
            LOG.debug("The caller closed the connection", thrown);
        } else {
            int status = status(thrown, response);
            if (status >= ErrorCode.HTTP_500.status()) {
                LOG.error("{} {} is answered with {}", request.getMethod(), request.getRequestURI(), status, thrown);
            }
            answerCall(request, response, status);
        }
    }

    private int status(Throwable thrown, HttpServletResponse response) {
        if (thrown instanceof ErrorResponse mvc && mvc.getStatusCode().is4xxClientError()) {
            List<String> allowed = mvc.getHeaders().getAllow().stream()
                    .map(Object::toString)
                    .sorted()
                    .toList();
            if (!allowed.isEmpty()) {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
            }
            return mvc.getStatusCode().value();
        }
        if (thrown instanceof AuthenticationServiceException) {
            // The keys to check tokens with cannot be loaded.
            return ErrorCode.HTTP_503.status();
        }
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> known.stream().map(fault -> fault.status(cause)))
                .flatMapToInt(OptionalInt::stream)
                .findFirst()
                .orElse(ErrorCode.HTTP_500.status());
    }

    /** The catalogue's code for a status, or the nearest one. */
    public ErrorCode code(int status) {
        return Arrays.stream(ErrorCode.values())
                .filter(candidate -> candidate.status() == status
                        && status != responses.malformed().status())
                .findFirst()
                // 501 and 505 are Tomcat's answers to requests that it cannot understand.
                .orElse(status == 500 || status == 502 || status == 504 ? ErrorCode.HTTP_500 : responses.malformed());
    }

    /** When to try again, in seconds; empty for a code after which that does not help. */
    public Optional<String> retryAfter(ErrorCode code) {
        return Optional.of(Long.toString(retryAfter.toSeconds())).filter(seconds -> code == ErrorCode.HTTP_503);
    }

    /** Answers a request with a path, to which an operation can belong. */
    void answerCall(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        if (code(status) == responses.malformed() && routes.isOpen(request)) {
            // A form that cannot be read. Forms are OAuth's, and so are their errors (RFC 6749, 5.2).
            responses.write(request, response, TokenErrorCode.INVALID_REQUEST);
        } else {
            answer(request, response, status);
        }
    }

    public void answer(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        ErrorCode code = code(status);
        retryAfter(code).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        responses.write(request, response, code);
    }
}
