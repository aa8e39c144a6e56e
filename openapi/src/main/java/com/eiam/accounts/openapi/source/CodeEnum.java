package com.eiam.accounts.openapi.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The source of an enum whose constants have a code, by which they are found, and other properties. */
final class CodeEnum {

    private static final String UNKNOWN = "UNKNOWN";
    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");

    private final ClassName name;
    private final TypeSpec.Builder type;
    private final MethodSpec.Builder constructor = MethodSpec.constructorBuilder();

    CodeEnum(ClassName name, String javadoc) {
        this.name = name;
        this.type = TypeSpec.enumBuilder(name).addModifiers(Modifier.PUBLIC).addJavadoc("$L\n", javadoc);
        property(String.class, "code", "The code as it is sent.");
    }

    /** Adds a field, a parameter of the constructor and an accessor. */
    CodeEnum property(Class<?> propertyType, String property, String javadoc) {
        type.addField(propertyType, property, Modifier.PRIVATE, Modifier.FINAL);
        constructor.addParameter(propertyType, property).addStatement("this.$N = $N", property, property);
        MethodSpec.Builder accessor = MethodSpec.methodBuilder(property)
                .addModifiers(Modifier.PUBLIC)
                .returns(propertyType)
                .addJavadoc("$L\n", javadoc)
                .addStatement("return $N", property);
        if (property.equals("code")) {
            accessor.addAnnotation(JsonValue.class);
        }
        type.addMethod(accessor.build());
        return this;
    }

    /** Adds a constant with the values of its properties: texts and numbers. */
    void constant(String javadoc, String code, Object... others) {
        String constant = SEPARATORS.matcher(code).replaceAll("_").toUpperCase(Locale.ROOT);
        CodeBlock values = Stream.concat(Stream.of(code), Stream.of(others))
                .map(value -> CodeBlock.of(value instanceof String ? "$S" : "$L", value))
                .collect(CodeBlock.joining(", "));
        type.addEnumConstant(
                constant.isEmpty() ? UNKNOWN : constant,
                TypeSpec.anonymousClassBuilder(values)
                        .addJavadoc("$L\n", javadoc)
                        .build());
    }

    /** Adds the factory that Jackson uses. An open enum has a constant without a code for the codes that it lacks. */
    void fromCode(boolean open) {
        CodeBlock otherwise = open
                ? CodeBlock.of("orElse($L)", UNKNOWN)
                : CodeBlock.of("orElseThrow(() -> new $T(code))", IllegalArgumentException.class);
        type.addMethod(MethodSpec.methodBuilder("fromCode")
                .addAnnotation(JsonCreator.class)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(String.class, "code")
                .addJavadoc(
                        open
                                ? "The constant of a code, {@link #UNKNOWN} if there is none.\n"
                                : "The constant of a code.\n@throws IllegalArgumentException if there is none\n")
                .addStatement("return of(code).$L", otherwise)
                .build());
    }

    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), name))
                .addParameter(String.class, "code")
                .addJavadoc("The constant of a code, with or without white space around it. Empty if there is none.\n")
                .beginControlFlow("for ($T value : values())", name)
                .beginControlFlow("if (!value.code.isEmpty() && value.code.equals(code.strip()))")
                .addStatement("return $T.of(value)", Optional.class)
                .endControlFlow()
                .endControlFlow()
                .addStatement("return $T.empty()", Optional.class)
                .build();
    }

    /** Writes the enum below a source folder. */
    void writeTo(Path sources) throws IOException {
        type.addMethod(constructor.build()).addMethod(of());
        JavaFile.builder(name.packageName(), type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .writeTo(sources);
    }
}
