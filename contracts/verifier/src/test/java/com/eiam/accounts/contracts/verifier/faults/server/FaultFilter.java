package com.eiam.accounts.contracts.verifier.faults.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Comes before everything else in the server, and answers with the current fault. */
public final class FaultFilter extends OncePerRequestFilter {

    /** A request with this header gets the response of the correct server. */
    public static final String WITHOUT_FAULT = "X-Without-Fault";

    private final Api api;
    private final TransactionOperations transactions;
    private final Function<Call, Answer> sender;
    private final Tokens tokens;
    private volatile Fault fault = Fault.NONE;

    public FaultFilter(Api api, TransactionOperations transactions, Function<Call, Answer> sender, Tokens tokens) {
        this.api = api;
        this.transactions = transactions;
        this.sender = sender;
        this.tokens = tokens;
    }

    public void show(Fault next) {
        fault = next;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(WITHOUT_FAULT) != null) {
            chain.doFilter(request, response);
            return;
        }
        Answer answer = fault.behaviour().answer(call(request), new Behind(request, response, chain));
        response.reset();
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.hasBody()) {
            response.getOutputStream().write(answer.body());
        }
    }

    private Call call(HttpServletRequest request) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, String.join(", ", Collections.list(request.getHeaders(name)))));
        return new Call(
                api.operation(request.getMethod(), request.getRequestURI()),
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString() == null ? "" : request.getQueryString(),
                headers,
                request.getInputStream().readAllBytes());
    }

    /** The server behind this filter, for one request. */
    private final class Behind implements CorrectServer {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final FilterChain chain;

        Behind(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
            this.request = request;
            this.response = response;
            this.chain = chain;
        }

        @Override
        public Answer answer(Call call) throws IOException {
            ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
            try {
                chain.doFilter(new CallRequest(request, call), caught);
            } catch (ServletException e) {
                throw new IOException(e);
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.getHeaderNames().forEach(name -> headers.put(name, String.join(", ", response.getHeaders(name))));
            headers.remove("Content-Length");
            if (caught.getContentType() != null) {
                headers.put("Content-Type", caught.getContentType());
            }
            return new Answer(caught.getStatus(), headers, caught.getContentAsByteArray());
        }

        @Override
        public Answer pretend(Call call) throws IOException {
            // The server joins this transaction, which is rolled back.
            try {
                return transactions.execute(status -> {
                    status.setRollbackOnly();
                    try {
                        return answer(call);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        @Override
        public Answer also(Call call) {
            return sender.apply(call);
        }

        @Override
        public String token(String client) {
            return tokens.of(client);
        }

        @Override
        public TokenState state(String token) {
            return tokens.state(token);
        }
    }
}
