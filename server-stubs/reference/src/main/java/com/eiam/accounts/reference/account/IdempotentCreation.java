package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.repository.IdempotencyKeyRepository;
import com.eiam.accounts.reference.repository.IdempotencyKeyRepository.Creation;
import com.eiam.accounts.reference.repository.IdempotencyKeyRepository.Key;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.CurrentCall;
import com.eiam.accounts.server.model.ErrorCode;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Lets requests with the same {@code Idempotency-Key} create one account. */
@Component
final class IdempotentCreation {

    private static final Duration LIFETIME = Duration.ofHours(24);

    /** How often this process removes the expired keys of an application. */
    private static final Duration TIDYING = Duration.ofHours(1);

    /** Writes the same fields and values as the same text, whatever their order in the request. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final IdempotencyKeyRepository keys;
    private final CurrentCall call;
    private final Clock clock;
    private final Map<String, Instant> nextTidying = new ConcurrentHashMap<>();

    IdempotentCreation(IdempotencyKeyRepository keys, CurrentCall call, Clock clock) {
        this.keys = keys;
        this.call = call;
        this.clock = clock;
    }

    static final class KnownKeyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private KnownKeyException(DuplicateKeyException cause) {
            super("the key is known", cause, false, false);
        }
    }

    /**
     * Stores the key of a creation. Call it first in the transaction: of two requests, one waits for the other.
     *
     * @throws KnownKeyException if an account was created with the key
     */
    void begin(String appId, @Nullable String key, Object request, String accountId) {
        if (key == null) {
            return;
        }
        try {
            keys.insert(key(appId, key), new Creation(accountId, fingerprint(key, request)), clock.instant());
        } catch (DuplicateKeyException e) {
            throw new KnownKeyException(e);
        }
    }

    /** Removes the expired keys of an application that exists, in the transaction of a creation. */
    void tidy(String appId, @Nullable String key) {
        Instant now = clock.instant();
        if (key != null && now.isAfter(nextTidying.getOrDefault(appId, Instant.MIN))) {
            nextTidying.put(appId, now.plus(TIDYING));
            keys.removeOlder(appId, now.minus(LIFETIME));
        }
    }

    /**
     * The account that was created with a key; empty if the key has just been removed.
     *
     * @throws ApiException if the request had another body
     */
    Optional<String> earlier(String appId, String key, Object request) {
        Optional<Creation> earlier = keys.find(key(appId, key));
        if (earlier.filter(creation -> !creation.fingerprint().equals(fingerprint(key, request)))
                .isPresent()) {
            throw new ApiException(ErrorCode.HTTP_422);
        }
        return earlier.map(Creation::accountId);
    }

    private Key key(String appId, String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new Key(
                    appId, call.clientId(), call.operationId(), HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body can have a password. Nobody can guess it from the fingerprint without the key, which is not stored. */
    private static String fingerprint(String key, Object request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(JSON.writeValueAsBytes(request)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
