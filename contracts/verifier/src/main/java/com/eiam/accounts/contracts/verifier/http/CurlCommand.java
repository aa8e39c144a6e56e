package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.connection.TlsSettings;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.credentials.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes requests as {@code curl} commands for a POSIX shell. Secrets and configured headers are shell variables. */
public record CurlCommand(ConnectionSettings connection) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");

    /** Percent-encodes every byte of the standard input. */
    private static final String ENCODE = " | od -An -v -tx1 | tr -d '\\n' | sed 's/ *$//;s/  */%/g'";

    /** More blanks at the end of a body are counted: no command can be as long as a large body. */
    private static final int MOST_BLANKS = 100;

    /** The text of a request where a command has the variable of a secret. */
    static String reference(Secret secret) {
        return "${" + secret.variable() + "}";
    }

    String of(WireRequest request) {
        List<String> words = new ArrayList<>(List.of("curl", "-sS", "-i"));
        words.addAll(options());
        words.addAll(List.of("-X", request.method()));
        words.add(quote(request.url()));
        request.headers().forEach((name, value) -> words.addAll(List.of("-H", quote(name + ": " + value))));
        String body = request.body().orElse("");
        String text = body.stripTrailing();
        int blanks = body.length() - text.length();
        if (blanks > MOST_BLANKS) {
            words.addAll(0, List.of("printf", "'%s%" + blanks + "s'", quote(text), "''", "|"));
            words.addAll(List.of("--data-binary", "@-"));
        } else if (request.body().isPresent()) {
            words.addAll(List.of("--data-binary", quote(body)));
        }
        return String.join(" ", words);
    }

    /** The lines that set the variables of headers and of the proxy. */
    public List<String> variables() {
        List<String> lines = new ArrayList<>();
        connection
                .headers()
                .forEach(header -> lines.add(": \"${%s:?set it to the value of the header %s}\""
                        .formatted(header.variable(), header.name())));
        if (hasSecretProxy()) {
            lines.add(": \"${PROXY_URL:?set it to the URL of the proxy}\"");
        }
        return lines;
    }

    /** The lines that set the variables of a client. */
    public List<String> variables(String client, EnvironmentCredentials credentials, String tokenUrl, boolean inForm) {
        Credentials own = Credentials.of(Credentials.Kind.BASIC, client);
        String id = credentials.clientId(own);
        String encodedId = RequestEncoder.percentEncoded(id);
        String secret = new Secret(Secret.Kind.SECRET, client).variable();
        String encoded = new Secret(Secret.Kind.ENCODED, client).variable();
        String basic = new Secret(Secret.Kind.BASIC, client).variable();
        String token = new Secret(Secret.Kind.TOKEN, client).variable();
        boolean isPlain = credentials.secret(own).equals(credentials.formSecret(own));
        String curl = Stream.concat(Stream.of("curl -sS"), options().stream()).collect(Collectors.joining(" "));
        return List.of(
                ": \"${%s:?set it to the secret of the client %s}\"".formatted(secret, id.replaceAll("[^\\w.-]", "_")),
                encoded + "=" + (isPlain ? "$" + secret : "$(printf %s \"$" + secret + "\"" + ENCODE + ")"),
                basic + "=$(printf %s " + quote((credentials.isRaw() ? id : encodedId) + ":") + "\"$"
                        + (credentials.isRaw() ? secret : encoded) + "\" | base64 | tr -d '\\n')",
                token + "=$(" + curl + " " + quote(tokenUrl)
                        + (inForm
                                ? " -d " + quote("client_id=" + encodedId) + " -d client_secret=\"$" + encoded + "\""
                                : " -H \"Authorization: Basic $" + basic + "\"")
                        + " -d grant_type=client_credentials"
                        + " | sed 's/.*\"access_token\" *: *\"\\([^\"]*\\)\".*/\\1/')",
                new Secret(Secret.Kind.TAMPERED, client).variable() + "=${" + token + "%??????????}AAAAAAAAAA",
                new Secret(Secret.Kind.SHORTER, client).variable() + "=${" + token + "%?}",
                new Secret(Secret.Kind.LONGER, client).variable() + "=${" + token + "}A",
                new Secret(Secret.Kind.UNSIGNED, client).variable() + "=$(printf %s '"
                        + Credentials.Kind.UNSIGNED_HEADER + "' | base64 | tr -d '=\\n').$(printf %s \"$" + token
                        + "\" | cut -d. -f2).");
    }

    /** What each command needs to reach the server. {@code curl} reads the variables of proxies itself. */
    private List<String> options() {
        List<String> words = new ArrayList<>();
        TlsSettings tls = connection.tls();
        if (tls.insecure()) {
            words.add("-k");
        }
        tls.authorities().ifPresent(file -> words.addAll(List.of("--cacert", quote(file.toString()))));
        tls.certificate().ifPresent(file -> words.addAll(List.of("--cert", quote(file.toString()))));
        tls.key().ifPresent(file -> words.addAll(List.of("--key", quote(file.toString()))));
        connection
                .proxy()
                .ifPresent(proxy ->
                        words.addAll(List.of("-x", hasSecretProxy() ? "\"$PROXY_URL\"" : quote(proxy.toString()))));
        connection
                .headers()
                .forEach(
                        header -> words.addAll(List.of("-H", quote(header.name() + ": ${" + header.variable() + "}"))));
        return words;
    }

    private boolean hasSecretProxy() {
        return connection.proxy().filter(proxy -> proxy.getUserInfo() != null).isPresent();
    }

    /** In single quotes only the quote itself is special; variables are outside of them. */
    private static String quote(String text) {
        String quoted = "'" + text.replace("'", "'\\''") + "'";
        String words = REFERENCE.matcher(quoted).replaceAll("'\"\\$$1\"'");
        return words.endsWith("\"''") ? words.substring(0, words.length() - 2) : words;
    }
}
