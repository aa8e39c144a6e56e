package com.eiam.accounts.contracts.verifier.check;

import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.verifier.http.Response;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of headers that must be new in each response of a run, unless the caller has sent them. Thread-safe. */
public final class FreshHeaders {

    private static final int SHOWN = 200;

    private final Map<String, Set<String>> seen;

    /** @param names the headers */
    public FreshHeaders(Set<String> names) {
        this.seen = names.stream().collect(Collectors.toMap(name -> name, name -> ConcurrentHashMap.newKeySet()));
    }

    /** The values of a response that an earlier one has had, too. */
    public Stream<String> differences(Request request, Response response) {
        return seen.entrySet().stream()
                .flatMap(header -> response.header(header.getKey()).stream()
                        .filter(value -> request.header(header.getKey())
                                .filter(value::equals)
                                .isEmpty())
                        .filter(value -> !header.getValue().add(value))
                        .map(value -> "the header %s is %s, which an earlier response has, too"
                                .formatted(header.getKey(), VisibleText.cut(value, SHOWN))));
    }
}
