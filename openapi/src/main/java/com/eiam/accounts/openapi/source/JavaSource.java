package com.eiam.accounts.openapi.source;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Spec;
import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes error codes and permission codes as Java enums, since openapi-generator knows nothing but their names. */
public final class JavaSource {

    private JavaSource() {}

    /** Writes {@code ErrorCode}, {@code TokenErrorCode} and {@code PermissionCode} below a source folder. */
    public static void write(Spec spec, String packageName, Path sources) throws IOException {
        errorCodes(spec, packageName, false, sources);
        CodeEnum permissions = new CodeEnum(
                ClassName.get(packageName, "PermissionCode"),
                "The permission codes that can be granted to a client, as the API's description lists them.");
        spec.root()
                .at("/components/securitySchemes/bearer/flows/clientCredentials/scopes")
                .properties()
                .forEach(scope -> permissions.constant(scope.getValue().stringValue(""), scope.getKey()));
        permissions.writeTo(sources);
    }

    /** Writes {@code ErrorCode} and {@code TokenErrorCode}, with a constant for codes that are newer. */
    public static void writeOpen(Spec spec, String packageName, Path sources) throws IOException {
        errorCodes(spec, packageName, true, sources);
    }

    private static void errorCodes(Spec spec, String packageName, boolean open, Path sources) throws IOException {
        for (String schema : List.of(ErrorEntry.API_CODES, ErrorEntry.TOKEN_CODES)) {
            List<ErrorEntry> entries = spec.catalogue().values().stream()
                    .filter(entry -> entry.schema().equals(schema))
                    .toList();
            CodeEnum codes = new CodeEnum(
                            ClassName.get(packageName, schema),
                            "The error codes of the API that are sent as {@code %s}, as its description lists them."
                                    .formatted(entries.get(0).codeKey()))
                    .property(int.class, "status", "The HTTP status of the response.")
                    .property(String.class, "message", "The message that is sent unless English is asked for.")
                    .property(String.class, "english", "The message in English.")
                    .property(String.class, "measure", "What to do about it.");
            entries.forEach(entry -> codes.constant(
                    "{@code %s}: %s. %s".formatted(entry.code(), entry.english(), entry.measure()),
                    entry.code(),
                    entry.status(),
                    entry.message(),
                    entry.english(),
                    entry.measure()));
            if (open) {
                codes.constant("A code that is newer than this artifact.", "", 0, "", "", "");
            }
            codes.fromCode(open);
            codes.writeTo(sources);
        }
    }
}
