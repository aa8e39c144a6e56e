package com.eiam.accounts.openapi;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Writes the error catalogue as Java enums, since openapi-generator knows no more of a code than its name. */
final class ErrorCodeSource {

    private static final String UNKNOWN = "UNKNOWN";

    private final Spec spec;
    private final String packageName;
    private final boolean open;

    /** Prepares the enums for a package; an open one has a constant for codes that it does not know. */
    ErrorCodeSource(Spec spec, String packageName, boolean open) {
        this.spec = spec;
        this.packageName = packageName;
        this.open = open;
    }

    /** Writes {@code ErrorCode} and {@code TokenErrorCode} below a source folder. */
    void writeTo(Path sources) throws IOException {
        Collection<ErrorEntry> entries = spec.catalogue().values();
        write(
                sources,
                "ErrorCode",
                entries.stream().filter(e -> !e.isTokenError()).toList());
        write(
                sources,
                "TokenErrorCode",
                entries.stream().filter(ErrorEntry::isTokenError).toList());
    }

    private void write(Path sources, String name, List<ErrorEntry> entries) throws IOException {
        ClassName type = ClassName.get(packageName, name);
        TypeSpec.Builder builder = TypeSpec.enumBuilder(type)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "The error codes of the API that travel in {@code $L}, as its description lists them.\n",
                        entries.get(0).codeKey());
        entries.forEach(entry -> builder.addEnumConstant(constant(entry.code()), constantSpec(entry)));
        if (open) {
            builder.addEnumConstant(
                    UNKNOWN,
                    TypeSpec.anonymousClassBuilder("$S, 0, $S, $S, $S", "", "", "", "")
                            .addJavadoc("A code that is newer than this artifact.\n")
                            .build());
        }
        field(builder, String.class, "code", "The code as it travels.");
        field(builder, int.class, "status", "The HTTP status that it is answered with.");
        field(builder, String.class, "message", "The message that the server sends unless English is asked for.");
        field(builder, String.class, "english", "The message in English.");
        field(builder, String.class, "measure", "What to do about it.");
        builder.addMethod(constructor());
        builder.addMethod(of(type));
        builder.addMethod(fromCode(type));
        JavaFile.builder(packageName, builder.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .writeTo(sources);
    }

    private static TypeSpec constantSpec(ErrorEntry entry) {
        return TypeSpec.anonymousClassBuilder(
                        "$S, $L, $S, $S, $S",
                        entry.code(),
                        entry.status(),
                        entry.message(),
                        entry.english(),
                        entry.measure())
                .addJavadoc("{@code $L}: $L. $L\n", entry.code(), entry.english(), entry.measure())
                .build();
    }

    private static void field(TypeSpec.Builder builder, Class<?> type, String name, String javadoc) {
        builder.addField(
                FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).build());
        MethodSpec.Builder accessor = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addJavadoc("$L\n", javadoc)
                .addStatement("return $N", name);
        if (name.equals("code")) {
            accessor.addAnnotation(AnnotationSpec.builder(JsonValue.class).build());
        }
        builder.addMethod(accessor.build());
    }

    private static MethodSpec constructor() {
        MethodSpec.Builder builder = MethodSpec.constructorBuilder();
        List.of("code", "status", "message", "english", "measure")
                .forEach(name -> builder.addParameter(
                                name.equals("status") ? TypeName.INT : ClassName.get(String.class), name)
                        .addStatement("this.$N = $N", name, name));
        return builder.build();
    }

    private MethodSpec of(ClassName type) {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), type))
                .addParameter(String.class, "code")
                .addJavadoc(
                        "The constant of a code; white space around the code does not matter. Empty if it is unknown.\n")
                .beginControlFlow("for ($T value : values())", type)
                .beginControlFlow("if (!value.code.isEmpty() && value.code.equals(code.strip()))")
                .addStatement("return $T.of(value)", Optional.class)
                .endControlFlow()
                .endControlFlow()
                .addStatement("return $T.empty()", Optional.class)
                .build();
    }

    private MethodSpec fromCode(ClassName type) {
        CodeBlock otherwise = open
                ? CodeBlock.of("orElse($L)", UNKNOWN)
                : CodeBlock.of("orElseThrow(() -> new $T(code))", IllegalArgumentException.class);
        return MethodSpec.methodBuilder("fromCode")
                .addAnnotation(JsonCreator.class)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(type)
                .addParameter(String.class, "code")
                .addJavadoc(
                        open
                                ? "The constant of a code, {@link #UNKNOWN} if there is none.\n"
                                : "The constant of a code.\n@throws IllegalArgumentException if there is none\n")
                .addStatement("return of(code).$L", otherwise)
                .build();
    }

    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");

    private static String constant(String code) {
        return SEPARATORS.matcher(code).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
