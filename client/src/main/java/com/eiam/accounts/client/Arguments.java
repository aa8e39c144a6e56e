package com.eiam.accounts.client;

import com.eiam.accounts.client.api.AuthenticationApi;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Checks of the builder's arguments; each failure names the argument. */
final class Arguments {

    private static final int LAST_PORT = 65_535;

    private Arguments() {}

    /** As it is sent, without the slashes at its end. */
    static String baseUrl(String text) {
        required("baseUrl", text);
        try {
            URI url = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getRawAuthority() != null && url.getHost() == null) {
                throw new IllegalArgumentException(
                        "baseUrl must have a host name of letters, digits, hyphens and dots, or an IP address");
            }
            if (!web || url.getHost() == null) {
                throw new IllegalArgumentException("baseUrl must be absolute, such as https://accounts.example.com");
            }
            if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "baseUrl must have no credentials, no query and no fragment: use clientId and clientSecret");
            }
            if (url.getPort() != -1) {
                port("baseUrl", url.getPort());
            }
            // The JDK would send a question mark for a character outside ASCII.
            return withoutApi(url.toASCIIString().replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            // Neither the text nor the cause, which quotes it: it may hold a password.
            throw new IllegalArgumentException("baseUrl must be a URL, such as https://accounts.example.com");
        }
    }

    /** The path of the API in the URL as well would be there twice in each request. */
    private static String withoutApi(String url) {
        String token = AuthenticationApi.issueTokenCall("", null, null, null).target();
        String api = token.substring(0, token.lastIndexOf('/'));
        if (url.endsWith(api) || url.endsWith(token)) {
            throw new IllegalArgumentException("baseUrl must end before " + api + ", which is the path of the API");
        }
        return url;
    }

    static InetSocketAddress proxy(String host, int port) {
        required("proxy host", host);
        port("proxy", port);
        try {
            if (new URI("http", null, host, port, null, null, null).getHost() != null) {
                return InetSocketAddress.createUnresolved(host, port);
            }
        } catch (URISyntaxException e) {
            // It is said below.
        }
        throw new IllegalArgumentException("proxy host must be a host name without scheme and port");
    }

    /** The header for a proxy (RFC 7617, 2). */
    static String basic(String user, String password) {
        if (required("proxy user", user).contains(":")) {
            throw new IllegalArgumentException("proxy user must have no colon: it ends where the first colon is");
        }
        String credentials = user + ":" + required("proxy password", password);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static void port(String argument, int port) {
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    argument + " must have a port from 1 to " + LAST_PORT + ", but it is " + port);
        }
    }

    static <T> T given(String argument, T value) {
        if (value == null) {
            throw new IllegalArgumentException(argument + " must not be null");
        }
        return value;
    }

    /** A text that is not blank and that UTF-8 can carry. */
    static String required(String argument, String value) {
        if (value == null || value.isBlank()) {
            String method = argument.replaceFirst(" .*", "");
            throw new IllegalArgumentException(argument + " must be given: call " + method + "(…) with a text");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(argument + " has half of a surrogate pair, which is no text");
        }
        return value;
    }
}
