package com.eiam.accounts.contracts.verifier.servers;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of the JDK's {@code keytool}, as files and as a server. */
public final class Certificates {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;
    private final String name;
    private final KeyStore store;

    public Certificates(Path folder, String name, String... options) throws Exception {
        this(folder, folder.resolve(name + ".p12"), name, options);
    }

    private Certificates(Path folder, Path file, String name, String... options) throws Exception {
        this.folder = folder;
        this.name = name;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-dname",
                "CN=" + name));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.txt")));
        }
        this.store = KeyStore.getInstance(KeyStore.getDefaultType());
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
    }

    /** A certificate that this one signs. */
    public Certificates issue(String other, String... options) throws Exception {
        String[] all =
                Stream.concat(Stream.of("-signer", name), Stream.of(options)).toArray(String[]::new);
        Certificates issued = new Certificates(folder, folder.resolve(name + ".p12"), other, all);
        issued.store.deleteEntry(name);
        return issued;
    }

    public String certificate() throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", store.getCertificate(name).getEncoded());
    }

    public String key() throws IOException, GeneralSecurityException {
        return pem("PRIVATE KEY", store.getKey(name, PASSWORD).getEncoded());
    }

    /** A server with this certificate, which wants a certificate of its clients if there is one to trust. */
    public HttpsServer server(Certificates trusted) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (trusted != null) {
            KeyStore clients = KeyStore.getInstance(KeyStore.getDefaultType());
            clients.load(null, null);
            clients.setCertificateEntry("client", trusted.store.getCertificate(trusted.name));
            trust.init(clients);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted == null ? null : trust.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters own = getSSLContext().getDefaultSSLParameters();
                own.setNeedClientAuth(trusted != null);
                parameters.setSSLParameters(own);
            }
        });
        return server;
    }

    private String pem(String label, byte[] bytes) throws IOException {
        Path file = folder.resolve(name + " " + label + ".pem");
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64))
                .toString();
    }
}
