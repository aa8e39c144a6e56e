package com.eiam.accounts.reference.signing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of signing keys. */
@Repository
record KeyRepository(JdbcClient jdbc) {

    record Row(int generation, String jwk, Instant signsFrom) {}

    /** All rows, the oldest one first. */
    List<Row> read() {
        return jdbc.sql("select generation, jwk, signs_from from signing_key order by generation")
                .query((row, number) -> new Row(
                        row.getInt("generation"),
                        row.getString("jwk"),
                        row.getObject("signs_from", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Adds a row, unless another replica has just added that generation. */
    void add(Row row) {
        try {
            jdbc.sql("insert into signing_key (generation, jwk, signs_from) values (:generation, :jwk, :from)")
                    .param("generation", row.generation())
                    .param("jwk", row.jwk())
                    .param("from", row.signsFrom().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            // All replicas use the other one's key.
        }
    }

    void deleteBefore(int generation) {
        jdbc.sql("delete from signing_key where generation < :generation")
                .param("generation", generation)
                .update();
    }
}
