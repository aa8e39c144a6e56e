package com.eiam.accounts.reference.token;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the clients that get tokens. */
@Repository
record ClientRepository(JdbcClient jdbc) {

    /**
     * @param permissions its permission codes, in alphabetical order
     * @param lifetime how many seconds its tokens are valid; null for the server's own value
     * @param applications the ids of the only applications that it can use; empty for all of them
     */
    record Client(
            String id,
            String secretHash,
            List<String> permissions,
            @Nullable Integer lifetime,
            List<String> applications) {}

    Optional<Client> find(String id) {
        return jdbc.sql("select secret_hash, token_lifetime from client where client_id = :client")
                .param("client", id)
                .query((row, number) -> new Client(
                        id,
                        row.getString("secret_hash"),
                        all(
                                "select permission from client_permission where client_id = :client order by permission",
                                id),
                        row.getObject("token_lifetime", Integer.class),
                        all("select application_id from client_application where client_id = :client", id)))
                .optional();
    }

    private List<String> all(String sql, String id) {
        return jdbc.sql(sql).param("client", id).query(String.class).list();
    }
}
