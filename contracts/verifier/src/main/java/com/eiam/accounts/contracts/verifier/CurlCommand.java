package com.eiam.accounts.contracts.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes requests as {@code curl} commands for a POSIX shell; tokens and secrets are variables there. */
final class CurlCommand {

    private CurlCommand() {}

    /** The command that repeats a marked request. */
    static String of(String url, ContractRequest request) {
        List<String> words = new ArrayList<>(List.of("curl", "-sS", "-i", "-X", request.method(), quote(url)));
        request.headers().forEach((name, value) -> words.addAll(List.of("-H", quote(name + ": " + value))));
        request.body().ifPresent(body -> words.addAll(List.of("--data-binary", quote(body))));
        return String.join(" ", words);
    }

    /** The lines that set the variables of a client. */
    static List<String> variables(String client, Credentials credentials, String tokenUrl) {
        Credentials.Client real = credentials.of(client);
        String secret = name(Placeholder.Kind.SECRET, client);
        String basic = name(Placeholder.Kind.BASIC, client);
        String token = name(Placeholder.Kind.TOKEN, client);
        return List.of(
                credentials.isPublished(client)
                        ? secret + "=" + quote(real.secret())
                        : ": \"${%s:?set it to the secret of the client %s}\""
                                .formatted(secret, real.id().replaceAll("[^\\w.-]", "_")),
                basic + "=$(printf %s " + quote(real.id() + ":") + "\"$" + secret + "\" | base64 | tr -d '\\n')",
                token + "=$(curl -sS " + quote(tokenUrl) + " -H \"Authorization: Basic $" + basic
                        + "\" -d grant_type=client_credentials"
                        + " | sed 's/.*\"access_token\" *: *\"\\([^\"]*\\)\".*/\\1/')",
                name(Placeholder.Kind.TAMPERED, client) + "=${" + token + "%??????????}AAAAAAAAAA");
    }

    private static String name(Placeholder.Kind kind, String client) {
        return new Placeholder(kind, client).variable();
    }

    /** In single quotes, where only the quote itself is special; placeholders become variables outside of them. */
    private static String quote(String text) {
        String quoted = "'" + text.replace("'", "'\\''") + "'";
        String words = Placeholder.replace(quoted, placeholder -> "'\"$" + placeholder.variable() + "\"'");
        return words.endsWith("\"''") ? words.substring(0, words.length() - 2) : words;
    }

    /** What a reader sees of the headers. */
    static Map<String, String> shown(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> Placeholder.replace(header.getValue(), Placeholder::words),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
