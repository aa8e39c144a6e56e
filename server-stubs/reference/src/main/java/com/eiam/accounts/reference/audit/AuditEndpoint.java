package com.eiam.accounts.reference.audit;

import com.eiam.accounts.reference.audit.AuditPages.Position;
import com.eiam.accounts.reference.audit.AuditPages.Query;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** Audit records page by page, on the management port. */
@Component
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
@WebEndpoint(id = "audit")
record AuditEndpoint(AuditPages pages, HttpServletRequest request) {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1000;
    private static final String A_TIME = "2026-01-31T12:00:00Z";
    private static final Set<String> PARAMETERS =
            new TreeSet<>(Set.of("application", "account", "client", "from", "until", "after", "limit"));
    private static final Instant START = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** @param next the value of {@code after} for the next page; absent on the last one */
    record Page(
            List<AuditRecord> records,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    /** What is wrong with a query. */
    record Refusal(String message) {}

    private static final class InvalidQuery extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidQuery(String message) {
            super(message);
        }
    }

    /**
     * Reads a page, the oldest record first.
     *
     * @param application the id of the application; required
     * @param account an account id
     * @param client a client id
     * @param from the first time that is included
     * @param until the first time that is not included
     * @param after {@code next} of the page before
     * @param limit from 1 to 1000
     */
    @ReadOperation
    WebEndpointResponse<Object> read(
            @Nullable String application,
            @Nullable String account,
            @Nullable String client,
            @Nullable String from,
            @Nullable String until,
            @Nullable String after,
            @Nullable String limit) {
        try {
            checkParameters();
            if (application == null) {
                throw new InvalidQuery("application is missing: it is the id of an application");
            }
            for (String id : Arrays.asList(application, account, client, after)) {
                if (id != null && id.indexOf('\0') >= 0) {
                    throw new InvalidQuery("an id has U+0000, which no id has");
                }
            }
            if (Arrays.asList(application, account, client).contains("")) {
                throw new InvalidQuery("an id is empty");
            }
            Instant start = parsed(from, AuditEndpoint::time, START, "from is a time such as " + A_TIME);
            Instant end = parsed(until, AuditEndpoint::time, END, "until is a time such as " + A_TIME);
            Position position = parsed(
                    after,
                    AuditEndpoint::position,
                    Position.before(start),
                    "after is the value of next in the page before");
            int size = parsed(limit, AuditEndpoint::size, PAGE, "limit is a number from 1 to " + LARGEST_PAGE);
            return new WebEndpointResponse<>(page(new Query(application, account, client, end, position), size));
        } catch (InvalidQuery e) {
            return new WebEndpointResponse<>(new Refusal(e.getMessage()), WebEndpointResponse.STATUS_BAD_REQUEST);
        }
    }

    /** Spring Boot ignores parameters that it does not know, and takes two of one name for a list. */
    private void checkParameters() {
        request.getParameterMap().forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                throw new InvalidQuery(
                        "there is no parameter " + name + "; there are " + String.join(", ", PARAMETERS));
            }
            if (values.length > 1) {
                throw new InvalidQuery(name + " is there twice");
            }
        });
    }

    private Page page(Query query, int size) {
        // One more than asked for shows whether there is a next page.
        List<AuditRecord> found = pages.read(query, size + 1);
        boolean last = found.size() <= size;
        List<AuditRecord> page = last ? found : found.subList(0, size);
        return new Page(page, last ? null : Position.of(page.get(size - 1)).toString());
    }

    /** Databases have no times far beyond these. */
    private static Instant bounded(Instant time) {
        if (time.isBefore(START) || time.isAfter(END)) {
            throw new DateTimeException(time.toString());
        }
        return time;
    }

    private static Instant time(String text) {
        return bounded(Instant.parse(text));
    }

    private static Position position(String text) {
        Position position = Position.parse(text);
        bounded(position.occurredAt());
        return position;
    }

    private static int size(String text) {
        int size = Integer.parseInt(text);
        if (size < 1 || size > LARGEST_PAGE) {
            throw new NumberFormatException(text);
        }
        return size;
    }

    private static <T> T parsed(@Nullable String text, Function<String, T> parser, T absent, String rule) {
        try {
            return text == null ? absent : parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidQuery(rule);
        }
    }
}
