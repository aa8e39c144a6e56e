package com.eiam.accounts.contracts.verifier.connection;

import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which servers are trusted, and how the verifier proves who it is. All files are PEM.
 *
 * @param authorities the certificates that are trusted instead of those of the JVM; empty for those of the JVM
 * @param certificate the client's certificate, followed by those that link it to its authority; empty for none
 * @param key the key of the client's certificate, PKCS #8 and not encrypted; empty for none
 * @param insecure whether to accept any certificate
 */
public record TlsSettings(
        Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key, boolean insecure) {

    /** What the JVM trusts, and no client certificate. */
    public static final TlsSettings DEFAULT =
            new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty(), false);

    private static final char[] NO_PASSWORD = {};

    /**
     * @throws IllegalArgumentException if a client certificate has no key or the other way round, or if there are
     *     authorities although any certificate is accepted
     */
    public TlsSettings {
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("--client-cert and --client-key belong together; pass both");
        }
        if (insecure && authorities.isPresent()) {
            throw new IllegalArgumentException("--insecure accepts any certificate; leave out either it or --ca-file");
        }
    }

    /**
     * The settings as the JDK takes them.
     *
     * @throws IllegalArgumentException if a file cannot be read; the message names the option
     */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("--client-cert and --client-key do not fit together: " + e.getMessage());
        }
    }

    private TrustManager[] trustManagers() throws GeneralSecurityException {
        if (insecure) {
            return new TrustManager[] {new TrustEverything()};
        }
        if (authorities.isEmpty()) {
            return null;
        }
        KeyStore store = empty();
        for (X509Certificate authority : new PemFile("--ca-file", authorities.get()).certificates()) {
            store.setCertificateEntry(String.valueOf(store.size()), authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyManager[] keyManagers() throws GeneralSecurityException {
        if (certificate.isEmpty()) {
            return null;
        }
        List<X509Certificate> chain = new PemFile("--client-cert", certificate.get()).certificates();
        KeyStore store = empty();
        store.setKeyEntry(
                "client",
                new PemFile("--client-key", key.orElseThrow())
                        .privateKey(chain.get(0).getPublicKey()),
                NO_PASSWORD,
                chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            return store;
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks neither the certificate nor the host name, for which the JDK relies on this type. */
    private static final class TrustEverything extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
