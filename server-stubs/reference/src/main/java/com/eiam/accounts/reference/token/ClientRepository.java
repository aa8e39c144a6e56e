package com.eiam.accounts.reference.token;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the clients that get tokens. */
@Repository
class ClientRepository {

    private final JdbcClient jdbc;

    ClientRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A client.
     *
     * @param permissions its permission codes, in alphabetical order
     * @param lifetime how many seconds its tokens are valid; null for the server's own value
     */
    record Client(
            String id,
            String secretHash,
            List<String> permissions,
            @Nullable Integer lifetime) {}

    Optional<Client> find(String id) {
        return jdbc.sql("select secret_hash, token_lifetime from client where client_id = :client")
                .param("client", id)
                .query((row, number) -> new Client(
                        id,
                        row.getString("secret_hash"),
                        permissions(id),
                        row.getObject("token_lifetime", Integer.class)))
                .optional();
    }

    private List<String> permissions(String id) {
        return jdbc.sql("select permission from client_permission where client_id = :client order by permission")
                .param("client", id)
                .query(String.class)
                .list();
    }
}
