package com.eiam.accounts.server.errors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers errors of the servlet container that come without an exception, instead of Spring Boot's page. */
@Controller
record EnvelopeErrorController(Faults faults) implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // A request for this path without an error is a request for an unknown path.
        faults.answerCall(request, response, status instanceof Integer code ? code : HttpStatus.NOT_FOUND.value());
    }
}
