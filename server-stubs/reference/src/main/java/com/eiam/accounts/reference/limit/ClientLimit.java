package com.eiam.accounts.reference.limit;

import com.eiam.accounts.server.CurrentCall;
import com.eiam.accounts.server.ErrorResponses;
import com.eiam.accounts.server.model.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Limits the requests of each client in a second. The client is that of the verified token. */
@Component
@ConditionalOnProperty(ClientLimit.PROPERTY)
final class ClientLimit implements WebMvcConfigurer, HandlerInterceptor {

    static final String PROPERTY = "eiam.accounts.limits.requests-per-second";

    private final Allowance allowance;
    private final CurrentCall call;
    private final ErrorResponses errors;

    ClientLimit(LimitProperties properties, Clock clock, CurrentCall call, ErrorResponses errors) {
        Integer number = properties.requestsPerSecond();
        if (number == null) {
            throw new InvalidConfigurationPropertyValueException(PROPERTY, "", "it needs a whole number");
        }
        this.allowance = new Allowance(number, Duration.ofSeconds(1), clock);
        this.call = call;
        this.errors = errors;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // Before the body is read.
        registry.addInterceptor(this).order(Integer.MIN_VALUE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String client = call.clientId();
        Duration wait = client.isEmpty() ? Duration.ZERO : allowance.take(client);
        if (wait.isZero()) {
            return true;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Allowance.retryAfter(wait));
        errors.write(request, response, ErrorCode.HTTP_429);
        return false;
    }
}
