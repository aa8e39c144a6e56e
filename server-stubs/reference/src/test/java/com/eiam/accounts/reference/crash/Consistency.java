package com.eiam.accounts.reference.crash;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What must be true of the data after a crash, whatever happened before. */
final class Consistency {

    private Consistency() {}

    static List<String> accounts(RunningServer server) {
        return ids(server, "select account_id from account where app_id = ?");
    }

    /**
     * Nothing acknowledged is lost, each account that was created has one audit record, and the number of accounts is
     * exact.
     */
    static void check(RunningServer server, Collection<String> before, Collection<String> acknowledged) {
        List<String> accounts = accounts(server);
        assertThat(accounts).containsAll(acknowledged);
        List<String> created = new ArrayList<>(accounts);
        created.removeAll(before);
        assertThat(ids(server, "select account_id from audit_record where app_id = ?"))
                .containsExactlyInAnyOrderElementsOf(created);
        assertThat(ids(server, "select cast(sum(accounts) as varchar) from account_count where app_id = ?"))
                .containsExactly(String.valueOf(accounts.size()));
    }

    private static List<String> ids(RunningServer server, String query) {
        return server.sql().sql(query).param(CRM).query(String.class).list();
    }
}
