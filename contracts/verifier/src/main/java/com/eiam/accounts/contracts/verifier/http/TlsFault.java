package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

/** Says in one clause why there is no TLS connection, and which option helps. */
final class TlsFault {

    private TlsFault() {}

    static String words(Throwable fault, boolean hasCertificate) {
        String messages = HttpTransport.causes(fault)
                .map(cause -> String.valueOf(cause.getMessage()))
                .reduce("", (all, message) -> all + "\n" + message)
                .toLowerCase(Locale.ROOT);
        if (has(fault, CertificateExpiredException.class)) {
            return "its certificate has expired; renew it, or pass --insecure";
        }
        if (has(fault, CertificateNotYetValidException.class)) {
            return "its certificate is not valid yet; check the clocks, or pass --insecure";
        }
        if (messages.contains("subject alternative") || messages.contains("no name matching")) {
            return "its certificate is for another host name; check --url, or pass --insecure";
        }
        if (messages.contains("path building failed")
                || messages.contains("path validation")
                || messages.contains("trustanchors")) {
            return "its certificate is from an authority that is not trusted; pass the authority's certificate with"
                    + " --ca-file";
        }
        if (messages.contains("certificate_expired")) {
            return "the client certificate has expired; renew it, and pass it with --client-cert";
        }
        if (messages.contains("unrecognized_name")) {
            return "it does not know the host name of --url";
        }
        if (messages.contains("protocol_version") || messages.contains("protocol version")) {
            return "it speaks neither TLS 1.2 nor TLS 1.3, the versions that Java takes; let it speak one of them";
        }
        if (messages.contains("terminated the handshake")) {
            return "it ended the handshake; if it has no TLS, --url must begin with http://";
        }
        if (messages.contains("fatal alert") && (messages.contains("cert") || messages.contains("unknown_ca"))
                || messages.contains("handshake_failure")) {
            return hasCertificate
                    ? "it wants another client certificate; check --client-cert and --client-key"
                    : "it wants a client certificate; pass --client-cert and --client-key";
        }
        if (messages.contains("plaintext connection") || messages.contains("unrecognized ssl message")) {
            return "the answer is not TLS; if the server has none, --url must begin with http://";
        }
        return VisibleText.cut(String.valueOf(fault.getMessage()), 120);
    }

    private static boolean has(Throwable fault, Class<? extends Throwable> type) {
        return HttpTransport.causes(fault).anyMatch(type::isInstance);
    }
}
