package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.net.URI;
import java.util.Optional;

/** The URL that an option has. Messages show it without user name and password. */
record ServerUrl(String option, String text) {

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
        return text.contains(" ") ? " (write a blank as %20)" : "";
    }

    private String withoutUserInfo() {
        return parsed(text).filter(ServerUrl::isOfServer).isPresent() ? text : text.replaceFirst("(?s)(//|^).*@", "$1");
    }

    private static boolean isOfServer(URI url) {
        return url.getHost() != null
                && url.getScheme().matches("(?i)https?")
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
