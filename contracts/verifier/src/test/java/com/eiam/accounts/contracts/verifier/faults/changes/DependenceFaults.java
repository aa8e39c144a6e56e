package com.eiam.accounts.contracts.verifier.faults.changes;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.RequestSchemas;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Servers for which one field of a request, or one parameter, depends on another one. */
final class DependenceFaults implements Faults {

    /** A field that no read shows. */
    private static final String UNSEEN = "password";

    private final RequestSchemas schemas;

    DependenceFaults(Api api) {
        this.schemas = new RequestSchemas(api.spec());
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                        Stream.of("createBasicAccount", "createOrphanAccount", "createPublicAccount", "updateAccount")
                                .flatMap(this::ofFields),
                        schemas.optional("updateAccount")
                                .filter(field -> !field.equals(UNSEEN))
                                .map(DependenceFaults::alone),
                        Stream.of("offset", "limit").map(DependenceFaults::ofParameters))
                .flatMap(faults -> faults);
    }

    /** Each field depends on the next one and on the one after that. */
    private Stream<Fault> ofFields(String operation) {
        List<String> fields = schemas.optional(operation).toList();
        return IntStream.range(0, fields.size())
                .boxed()
                .flatMap(i -> Stream.of(1, 2).flatMap(distance -> {
                    String other = fields.get((i + distance) % fields.size());
                    return other.equals(UNSEEN)
                            ? Stream.empty()
                            : Stream.of(
                                    ignores(operation, other, fields.get(i), true),
                                    ignores(operation, other, fields.get(i), false));
                }));
    }

    private static Fault ignores(String operation, String ignored, String other, boolean isSent) {
        String name = "ignores %s of %s with%s %s".formatted(ignored, operation, isSent ? "" : "out", other);
        return Fault.changedRequest(
                Kind.VALUES,
                name,
                call -> call.is(operation)
                        ? call.mapObject(body -> {
                            if (body.has(other) == isSent) {
                                body.remove(ignored);
                            }
                            return body;
                        })
                        : call);
    }

    private static Fault alone(String field) {
        return Fault.changedRequest(
                Kind.CHANGES,
                "ignores %s of updateAccount without any other optional field".formatted(field),
                call -> call.is("updateAccount")
                        ? call.mapObject(body -> {
                            if (body.size() == 2) {
                                body.remove(field);
                            }
                            return body;
                        })
                        : call);
    }

    private static Fault ofParameters(String paging) {
        return Fault.changedRequest(
                Kind.LISTS,
                "reads %s of listAccounts as the usual one with account_type".formatted(paging),
                call -> call.is("listAccounts") && has(call, "account_type") && has(call, paging)
                        ? call.withParameter(paging, paging.equals("limit") ? "10" : "0")
                        : call);
    }

    private static boolean has(Call call, String parameter) {
        return call.parameters().stream().anyMatch(pair -> pair.name().equals(parameter));
    }
}
