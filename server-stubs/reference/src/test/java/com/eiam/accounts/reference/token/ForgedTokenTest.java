package com.eiam.accounts.reference.token;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.reference.signing.SigningKeys;
import com.eiam.accounts.server.model.TokenErrorCode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** Tokens that look like those of the server. Each has one fault. */
class ForgedTokenTest {

    private static final String SERVER = "eiam-accounts";

    private final RunningServer server = TestDatabase.H2.server();
    private final ECKey key = server.bean(SigningKeys.class).signing();

    private Answer call(String token) {
        Spec.Operation read = Spec.operation("getAccount");
        return server.send(server.request(RunningServer.path(read.path(), CRM, ORPHAN))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    private void refused(String token) {
        Answer answer = call(token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(TokenErrorCode.INVALID_TOKEN.status());
        assertThat(answer.code()).isEqualTo(TokenErrorCode.INVALID_TOKEN.code());
    }

    private static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject("sandbox")
                .issuer(SERVER)
                .audience(SERVER)
                .claim("scope", "all")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID(key.getKeyID());
    }

    private static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(header(JWSAlgorithm.ES256), claims, new ECDSASigner(key));
    }

    @Test
    void withoutAFaultATokenIsGood() throws JOSEException {
        assertThat(call(signed(claims())).status()).isEqualTo(200);
    }

    @Test
    void noSignature() {
        refused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void aSignatureThatWasRemoved() {
        String token = server.token("sandbox");

        refused(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void thePublicKeyAsTheSecret() throws JOSEException {
        byte[] secret = key.toECPublicKey().getEncoded();

        refused(signed(header(JWSAlgorithm.HS256), claims(), new MACSigner(secret)));
    }

    @Test
    void anotherKeyWithTheSameId() throws JOSEException {
        refused(signed(header(JWSAlgorithm.ES256), claims(), new ECDSASigner(anotherKey())));
    }

    private static ECKey anotherKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
    }

    @Test
    void aKeyInTheToken() throws JOSEException {
        ECKey own = anotherKey();

        refused(signed(header(JWSAlgorithm.ES256).jwk(own.toPublicJWK()), claims(), new ECDSASigner(own)));
    }

    @Test
    void anotherAlgorithm() throws JOSEException {
        refused(signed(header(JWSAlgorithm.RS256), claims(), new RSASSASigner(new RSAKeyGenerator(2048).generate())));
    }

    @Test
    void permissionsThatWereAddedLater() throws JOSEException {
        String[] real = server.token("sandbox-none").split("\\.");
        String[] other = signed(claims()).split("\\.");

        refused(real[0] + "." + other[1] + "." + real[2]);
    }

    @Test
    void anotherIssuer() throws JOSEException {
        refused(signed(claims().issuer("another-server")));
        refused(signed(claims().issuer(null)));
    }

    @Test
    void anotherAudience() throws JOSEException {
        refused(signed(claims().audience("another-server")));
        refused(signed(claims().audience((String) null)));
    }

    @Test
    void notValidYet() throws JOSEException {
        refused(signed(claims().notBeforeTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))));
    }

    @Test
    void noEnd() throws JOSEException {
        refused(signed(claims().expirationTime(null)));
    }
}
