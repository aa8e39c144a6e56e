package com.eiam.accounts.server.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers exceptions of controllers and of Spring MVC. An application's own advice comes before it. */
@RestControllerAdvice
record ErrorAdvice(Faults faults) {

    @ExceptionHandler
    void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (thrown instanceof AccessDeniedException || thrown instanceof AuthenticationException) {
            // The security filters around the controllers answer these.
            throw (RuntimeException) thrown;
        }
        faults.answer(request, response, thrown);
    }
}
