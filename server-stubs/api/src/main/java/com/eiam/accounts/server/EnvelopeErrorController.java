package com.eiam.accounts.server;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container shows for errors that no exception tells of, instead of Spring Boot's page. */
@Controller
final class EnvelopeErrorController implements ErrorController {

    private final Faults faults;

    EnvelopeErrorController(Faults faults) {
        this.faults = faults;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Who asks for this path without an error asks for a path that there isn't.
        faults.answer(request, response, status instanceof Integer code ? code : HttpStatus.NOT_FOUND.value());
    }
}
