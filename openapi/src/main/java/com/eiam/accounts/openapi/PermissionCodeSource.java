package com.eiam.accounts.openapi;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the permission codes as a Java enum: those who grant them must be told of one that there isn't. */
final class PermissionCodeSource {

    private final Spec spec;
    private final ClassName type;

    PermissionCodeSource(Spec spec, String packageName) {
        this.spec = spec;
        this.type = ClassName.get(packageName, "PermissionCode");
    }

    /** Writes {@code PermissionCode} below a source folder. */
    void writeTo(Path sources) throws IOException {
        TypeSpec.Builder builder = TypeSpec.enumBuilder(type)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "The permission codes that can be granted to a client, as the API's description lists them.\n")
                .addField(String.class, "code", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "code")
                        .addStatement("this.code = code")
                        .build())
                .addMethod(MethodSpec.methodBuilder("code")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addJavadoc("The code as it travels.\n")
                        .addStatement("return code")
                        .build())
                .addMethod(of());
        spec.root()
                .at("/components/securitySchemes/bearer/flows/clientCredentials/scopes")
                .properties()
                .forEach(scope -> builder.addEnumConstant(
                        scope.getKey().toUpperCase(Locale.ROOT),
                        TypeSpec.anonymousClassBuilder("$S", scope.getKey())
                                .addJavadoc("$L\n", scope.getValue().stringValue(""))
                                .build()));
        JavaFile.builder(type.packageName(), builder.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .writeTo(sources);
    }

    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), type))
                .addParameter(String.class, "code")
                .addJavadoc("The constant of a code. Empty if there is none.\n")
                .beginControlFlow("for ($T value : values())", type)
                .beginControlFlow("if (value.code.equals(code))")
                .addStatement("return $T.of(value)", Optional.class)
                .endControlFlow()
                .endControlFlow()
                .addStatement("return $T.empty()", Optional.class)
                .build();
    }
}
