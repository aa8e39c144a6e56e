package com.eiam.accounts.openapi.source;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Spec;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Writes error codes and permission codes as Java enums, since openapi-generator knows nothing but their names. */
public final class JavaSource {

    private static final Property CODE = new Property("String", "code", "The code as it is sent.");
    private static final List<Property> OF_ERRORS = List.of(
            CODE,
            new Property("int", "status", "The HTTP status of the response."),
            new Property("String", "message", "The message that is sent unless English is asked for."),
            new Property("String", "english", "The message in English."),
            new Property("String", "measure", "What to do about it."));

    private JavaSource() {}

    private record Property(String type, String name, String javadoc) {}

    /** What the template shows. */
    private record CodeEnum(
            String packageName,
            String enumName,
            String javadoc,
            List<Property> properties,
            List<Constant> constants,
            boolean open) {

        void write(Path sources) throws IOException {
            Path folder = Files.createDirectories(sources.resolve(packageName.replace('.', '/')));
            try (Reader template = new InputStreamReader(
                    JavaSource.class.getResourceAsStream("/code-enum.mustache"), StandardCharsets.UTF_8)) {
                Files.writeString(
                        folder.resolve(enumName + ".java"),
                        Mustache.compiler().escapeHTML(false).compile(template).execute(this));
            }
        }
    }

    /** @param values the values of its properties, as Java writes them */
    private record Constant(String javadoc, String name, String values) {

        static Constant of(String javadoc, String code, Object... others) {
            String name = code.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
            // JSON writes text and numbers as Java does.
            String values = Stream.concat(Stream.of(code), Stream.of(others))
                    .map(JsonMapper.shared()::writeValueAsString)
                    .collect(Collectors.joining(", "));
            return new Constant(javadoc.replace("\n", " "), code.isEmpty() ? "UNKNOWN" : name, values);
        }
    }

    /**
     * Writes {@code ErrorCode} and {@code TokenErrorCode}, and for servers {@code PermissionCode}.
     *
     * @param open whether the enums have a constant for codes that are newer, as clients need it
     */
    public static void write(Spec spec, String packageName, Path sources, boolean open) throws IOException {
        if (!open) {
            Stream<Constant> scopes = spec.root()
                    .at("/components/securitySchemes/bearer/flows/clientCredentials/scopes")
                    .propertyStream()
                    .map(scope -> Constant.of(scope.getValue().stringValue(""), scope.getKey()));
            String granted =
                    "The permission codes that can be granted to a client, as the API's description lists them.";
            new CodeEnum(packageName, "PermissionCode", granted, List.of(CODE), scopes.toList(), false).write(sources);
        }
        Constant newer = Constant.of("A code that is newer than this artifact.", "", 0, "", "", "");
        for (String schema : List.of(ErrorEntry.API_CODES, ErrorEntry.TOKEN_CODES)) {
            List<ErrorEntry> entries = spec.catalogue().values().stream()
                    .filter(entry -> entry.schema().equals(schema))
                    .toList();
            String javadoc = "The error codes of the API that are sent as {@code %s}, as its description lists them."
                    .formatted(entries.get(0).codeKey());
            Stream<Constant> constants = entries.stream()
                    .map(entry -> Constant.of(
                            "{@code %s}: %s. %s".formatted(entry.code(), entry.english(), entry.measure()),
                            entry.code(),
                            entry.status(),
                            entry.message(),
                            entry.english(),
                            entry.measure()));
            List<Constant> all = Stream.concat(constants, Stream.of(newer).filter(code -> open))
                    .toList();
            new CodeEnum(packageName, schema, javadoc, OF_ERRORS, all, open).write(sources);
        }
    }
}
