package com.eiam.accounts.site;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All error codes, in both languages, with what a caller can do and the operations that answer them. */
record ErrorCatalogue(Spec spec) {

    /** More operations than these are counted instead of listed. */
    private static final int FEW = 4;

    String markdown() {
        return """
                # Error codes

                Every business error has the status 400. Its message is Chinese, or English for `Accept-Language: en`.

                | Code | Status | Message | 消息 | What to do | Operations |
                |---|---|---|---|---|---|
                """ + spec.catalogue().values().stream().map(this::row).collect(Collectors.joining());
    }

    private String row(ErrorEntry entry) {
        return "| `%s` | %d | %s | %s | %s | %s |\n"
                .formatted(
                        entry.code(),
                        entry.status(),
                        entry.english(),
                        entry.isTokenError() ? "" : entry.message(),
                        entry.measure().replace("\n", " "),
                        operations(entry.code()));
    }

    private String operations(String code) {
        List<String> operations = spec.operations().stream()
                .filter(operation -> operation.codes().anyMatch(code::equals))
                .map(Operation::id)
                .toList();
        return operations.size() > FEW
                ? "[%d of %d](operations.html)"
                        .formatted(operations.size(), spec.operations().size())
                : operations.stream()
                        .map(id -> "[%s](operations.html#%s)".formatted(id, id.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "));
    }
}
