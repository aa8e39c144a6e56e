package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.result.VerificationListener;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contracts of another API, which a small server answers. */
final class OtherApi {

    private OtherApi() {}

    /** What a token endpoint answers. */
    static Answer token(String token) {
        return Answer.json(200, "{\"access_token\":\"" + token + "\",\"expires_in\":60}");
    }

    /** Runs all contracts of a suite, which is JSON with single quotes. */
    static VerificationReport verify(Gateway server, String contracts) {
        return verify(server, contracts, Duration.ZERO);
    }

    /** The same, with reads that may lag behind changes. */
    static VerificationReport verify(Gateway server, String contracts, Duration settle) {
        ContractSuite suite = ContractSuite.read(
                new ByteArrayInputStream(contracts.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        RunSettings settings = new RunSettings(
                URI.create(server.url()),
                Map.of(),
                Ids.OF_THE_CONTRACT_TENANT,
                new Selection(Set.of(), Set.of(), false),
                ConnectionSettings.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                settle,
                Optional.empty());
        return new VerificationRun(settings, suite, new VerificationListener() {}, Clock.systemUTC()).run();
    }
}
