package com.eiam.accounts.reference.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    Path folder;

    private Path pem(Key key) throws Exception {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void readsAPkcs8FileAndFindsThePublicHalf() throws Exception {
        ECKey made = StoredKeys.generate();

        ECKey read = KeyFile.read(pem(made.toPrivateKey()));

        assertThat(read.toPublicJWK()).isEqualTo(made.toPublicJWK());
        assertThat(read.getKeyID()).isEqualTo(made.getKeyID());
    }

    @Test
    void reportsInOneLineWhyAFileIsNotAKey() throws Exception {
        Path none = folder.resolve("none.pem");
        assertThatThrownBy(() -> KeyFile.read(none))
                .hasMessage(none + ": it cannot be read; eiam.accounts.token.key-file"
                        + " needs an EC P-256 key as PEM (PKCS #8)");

        Path text = Files.writeString(folder.resolve("text.pem"), "no key");
        assertThatThrownBy(() -> KeyFile.read(text)).hasMessageStartingWith(text + ": it is not an EC private key");

        KeyPairGenerator other = KeyPairGenerator.getInstance("EC");
        other.initialize(new ECGenParameterSpec("secp384r1"));
        Path curve = pem(other.generateKeyPair().getPrivate());
        assertThatThrownBy(() -> KeyFile.read(curve)).hasMessageStartingWith(curve + ": its curve is not P-256");
    }
}
