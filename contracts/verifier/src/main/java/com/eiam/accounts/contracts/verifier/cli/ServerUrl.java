package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.net.IDN;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URL that an option has. Messages show it without user name and password. */
record ServerUrl(String option, String text) {

    private static final Pattern HOST = Pattern.compile("(?<=//)[^/:?#@]+");

    /** The URL, if requests can be sent there. */
    URI parsed() throws UsageException {
        Optional<URI> url = parsed(text);
        if (url.filter(ServerUrl::isOfServer).isPresent()) {
            return url.get();
        }
        if (!withoutUserInfo().equals(text)) {
            throw new UsageException(
                    option + " has a user name or a password, which the API does not use; leave it out. A gateway's"
                            + " credentials go into --header-env");
        }
        throw new UsageException(option + ": " + VisibleText.line(text) + " is not a URL of a server" + reason()
                + ": it should look like https://eiam.example.com");
    }

    /** The URL for reports, whatever was passed. */
    URI shown() {
        String shown = withoutUserInfo();
        return parsed(shown).orElseGet(() -> URI.create(RequestEncoder.percentEncoded(shown)));
    }

    private String reason() {
        if (text.matches("(?i)https?://[^/:]*_.*")) {
            return " (Java takes no host name with an underscore)";
        }
        Matcher named = HOST.matcher(text);
        if (named.find() && !ascii(named.group()).equals(named.group())) {
            return " (write its host as " + ascii(named.group()) + ")";
        }
        return text.contains(" ") ? " (write a blank as %20)" : "";
    }

    /** A host as the domain name system has it (RFC 5890, 2.3.2.1); the host itself if it is none. */
    private static String ascii(String host) {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    private String withoutUserInfo() {
        return parsed(text).filter(ServerUrl::isOfServer).isPresent() ? text : text.replaceFirst("(?s)(//|^).*@", "$1");
    }

    private static boolean isOfServer(URI url) {
        return url.getHost() != null
                && String.valueOf(url.getScheme()).matches("(?i)https?")
                && url.getUserInfo() == null
                && url.getPort() <= 65535;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
