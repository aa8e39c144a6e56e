package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.CredentialValues;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.WireRequest;
import com.eiam.accounts.contracts.verifier.credentials.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes requests as {@code curl} commands for a POSIX shell. Tokens and secrets are shell variables. */
public final class CurlCommand {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");

    private CurlCommand() {}

    /** The text of a request where a command has the variable of a secret. */
    static String reference(Secret secret) {
        return "${" + secret.variable() + "}";
    }

    /** The command that sends a request. */
    static String of(WireRequest request) {
        List<String> words = new ArrayList<>(List.of("curl", "-sS", "-i", "-X", request.method()));
        words.add(quote(request.url()));
        request.headers().forEach((name, value) -> words.addAll(List.of("-H", quote(name + ": " + value))));
        request.body().ifPresent(body -> words.addAll(List.of("--data-binary", quote(body))));
        return String.join(" ", words);
    }

    /** The lines that set the variables of a client. */
    public static List<String> variables(String client, CredentialValues credentials, String tokenUrl) {
        String id = credentials.clientId(Credentials.of(Credentials.Kind.BASIC, client));
        String secret = new Secret(Secret.Kind.SECRET, client).variable();
        String basic = new Secret(Secret.Kind.BASIC, client).variable();
        String token = new Secret(Secret.Kind.TOKEN, client).variable();
        return List.of(
                ": \"${%s:?set it to the secret of the client %s}\"".formatted(secret, id.replaceAll("[^\\w.-]", "_")),
                basic + "=$(printf %s " + quote(id + ":") + "\"$" + secret + "\" | base64 | tr -d '\\n')",
                token + "=$(curl -sS " + quote(tokenUrl) + " -H \"Authorization: Basic $" + basic
                        + "\" -d grant_type=client_credentials"
                        + " | sed 's/.*\"access_token\" *: *\"\\([^\"]*\\)\".*/\\1/')",
                new Secret(Secret.Kind.TAMPERED, client).variable() + "=${" + token + "%??????????}AAAAAAAAAA");
    }

    /** In single quotes only the quote itself is special; variables are outside of them. */
    private static String quote(String text) {
        String quoted = "'" + text.replace("'", "'\\''") + "'";
        String words = REFERENCE.matcher(quoted).replaceAll("'\"\\$$1\"'");
        return words.endsWith("\"''") ? words.substring(0, words.length() - 2) : words;
    }
}
