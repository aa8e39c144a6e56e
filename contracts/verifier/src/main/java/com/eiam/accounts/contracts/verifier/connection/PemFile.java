package com.eiam.accounts.contracts.verifier.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with certificates or a key in the textual form of RFC 7468.
 *
 * @param option the option that names the file
 */
record PemFile(String option, Path file) {

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    /** A key that is neither encrypted nor in a form of its own algorithm. */
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = CERTIFICATE
                .matcher(text())
                .results()
                .map(found -> certificate(found.group()))
                .toList();
        if (certificates.isEmpty()) {
            throw invalid("has no certificate (-----BEGIN CERTIFICATE-----)");
        }
        // The JDK trusts a listed certificate without a look at its dates.
        Date now = new Date();
        if (certificates.stream()
                .allMatch(certificate -> certificate.getNotAfter().before(now))) {
            throw invalid("has no certificate that is still valid; renew it");
        }
        return certificates;
    }

    PrivateKey privateKey(PublicKey certificate) {
        String algorithm = certificate.getAlgorithm();
        String text = text();
        Matcher key = KEY.matcher(text);
        if (!key.find()) {
            throw invalid(
                    text.contains("PRIVATE KEY-----")
                            ? "is encrypted or not PKCS #8; convert it: openssl pkcs8 -topk8 -nocrypt -in FILE -out KEY.pem"
                            : "has no key (-----BEGIN PRIVATE KEY-----)");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(key.group(1));
            PrivateKey found = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            if (fits(found, certificate)) {
                return found;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw invalid("is not the key of the certificate: its form is not " + algorithm);
        }
        throw invalid("is not the key of the certificate in --client-cert");
    }

    /** Whether the certificate confirms what the key has signed. */
    private static boolean fits(PrivateKey key, PublicKey certificate) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                });
        byte[] text = {1};
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certificate);
        signature.update(text);
        return signature.verify(signed);
    }

    private X509Certificate certificate(String text) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw invalid("has a certificate that cannot be read");
        }
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw invalid("cannot be read");
        }
    }

    private IllegalArgumentException invalid(String reason) {
        return new IllegalArgumentException(option + ": " + file + " " + reason);
    }
}
