package com.eiam.accounts.contracts.stubs;

import com.github.tomakehurst.wiremock.common.ClasspathFileSource;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.InMemoryStubMappingStore;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.SubEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds a stub among thousands. Before WireMock adds a stub, it looks for one with the same id, and its own store goes
 * through all that it has: a third of the time of a start. For each request, WireMock compares each stub with all of the
 * request, even if its method is another one: most of the time of an answer. Callers call few URLs again and again, so
 * the stubs of a method and a URL are remembered.
 */
public final class IndexedStubs extends InMemoryStubMappingStore {

    /** A caller that sends ever new URLs must not fill the memory. */
    private static final int MOST_FOUND = 1_000;

    private final Map<UUID, StubMapping> byId = new ConcurrentHashMap<>();

    /** The stubs of a method, and of a method and a URL. What is found while the stubs change goes into the old map. */
    private volatile Map<String, List<StubMapping>> found = new ConcurrentHashMap<>();

    /** WireMock's stores with this one for the stubs. */
    public static DefaultStores stores(String folder) {
        IndexedStubs stubs = new IndexedStubs();
        return new DefaultStores(new ClasspathFileSource(folder)) {
            @Override
            public StubMappingStore getStubStore() {
                return stubs;
            }
        };
    }

    @Override
    public Optional<StubMapping> get(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Compares a stub with all of a request only if its method and its URL match. */
    @Override
    public Stream<StubMapping> findAllMatchingRequest(
            Request request, Map<String, RequestMatcherExtension> customMatchers, Consumer<SubEvent> events) {
        return withMethodAndUrlOf(request).stream().filter(stub -> {
            MatchResult result = stub.getRequest().match(request, customMatchers);
            result.getSubEvents().forEach(events);
            return result.isExactMatch();
        });
    }

    private List<StubMapping> withMethodAndUrlOf(Request request) {
        Map<String, List<StubMapping>> known = found;
        if (known.size() >= MOST_FOUND) {
            known.clear();
        }
        String method = request.getMethod().getName();
        List<StubMapping> withMethod = known.computeIfAbsent(
                method,
                name -> getAll().filter(stub -> isForMethod(stub.getRequest(), request))
                        .toList());
        return known.computeIfAbsent(
                method + " " + request.getUrl(),
                methodAndUrl -> withMethod.stream()
                        .filter(stub -> isForUrl(stub.getRequest(), request))
                        .toList());
    }

    private static boolean isForMethod(RequestPattern pattern, Request request) {
        return pattern.getMethod().isOneOf(RequestMethod.ANY, RequestMethod.GET_OR_HEAD, request.getMethod());
    }

    private static boolean isForUrl(RequestPattern pattern, Request request) {
        return pattern.getUrlMatcher().match(request.getUrl()).isExactMatch();
    }

    @Override
    public void add(StubMapping stub) {
        super.add(stub);
        byId.put(stub.getId(), stub);
        forgetFound();
    }

    @Override
    public void replace(StubMapping existing, StubMapping updated) {
        super.replace(existing, updated);
        byId.put(updated.getId(), updated);
        forgetFound();
    }

    @Override
    public void remove(StubMapping stub) {
        super.remove(stub);
        byId.remove(stub.getId());
        forgetFound();
    }

    @Override
    public void clear() {
        super.clear();
        byId.clear();
        forgetFound();
    }

    private void forgetFound() {
        found = new ConcurrentHashMap<>();
    }
}
