package com.eiam.accounts.reference.signing;

import com.eiam.accounts.reference.start.StartException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** A file with the EC P-256 key that tokens are signed with. */
final class KeyFile {

    private KeyFile() {}

    /** @throws StartException if the file cannot be read or is not such a key */
    static ECKey read(Path file) {
        try {
            String base64 = Files.readString(file).replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
            KeyFactory factory = KeyFactory.getInstance("EC");
            ECPrivateKey key = (ECPrivateKey) factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            if (!Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))) {
                throw invalid(file, "its curve is not P-256");
            }
            return new ECKey.Builder(Curve.P_256, publicKey(factory, key))
                    .privateKey(key)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException e) {
            throw invalid(file, "it cannot be read");
        } catch (GeneralSecurityException | JOSEException | ClassCastException | IllegalArgumentException e) {
            throw invalid(file, "it is not an EC private key as PEM (PKCS #8)");
        }
    }

    /** The public key, which need not be in the file: the base point times the secret number. */
    private static ECPublicKey publicKey(KeyFactory factory, ECPrivateKey key) throws GeneralSecurityException {
        var point =
                CustomNamedCurves.getByName("P-256").getG().multiply(key.getS()).normalize();
        ECPoint w = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return (ECPublicKey) factory.generatePublic(new ECPublicKeySpec(w, key.getParams()));
    }

    private static StartException invalid(Path file, String reason) {
        return new StartException(
                file + ": " + reason + "; eiam.accounts.token.key-file needs an EC P-256 key as PEM (PKCS #8)");
    }
}
