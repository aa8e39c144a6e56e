package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.tenant.IdOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The list of accounts of an application, and accounts that come and go without the API. */
abstract class AccountListTest extends OperationTest {

    static final String ARCHIVE = "20220413144510226-2B90-4E7D1C038";

    Answer list(String appId, String type, int page, int size) {
        Answer answer = Call.of("listAccounts", appId)
                .query("account_type=" + type + "&offset=" + page + "&limit=" + size)
                .to(server);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    static List<String> ids(Answer answer) {
        return answer.json()
                .path("accounts")
                .valueStream()
                .map(account -> account.path("id").stringValue())
                .toList();
    }

    /** The ids in their order, with those that the wiki has by now. */
    List<String> withThoseOfTheTenant(String type, List<String> ids) {
        return Stream.concat(ids(list(WIKI, type, 0, 100)).stream(), ids.stream())
                .sorted()
                .toList();
    }

    void insert(String appId, List<String> ids) {
        ids.forEach(id -> server.sql()
                .sql("""
                        insert into account (app_id, account_id, account_id_bytes, account_type, account_name,
                                             account_name_key, disabled, extension, created_at, changed_at)
                        values (?, ?, ?, 'ORPHAN_ACCOUNT', ?, ?, false, '{}', current_timestamp, current_timestamp)
                        """)
                .params(appId, id, IdOrder.bytes(id), name(id), name(id))
                .update());
        count(appId, ids.size());
    }

    private static String name(String id) {
        return "name-" + HexFormat.of().formatHex(IdOrder.bytes(id));
    }

    void count(String appId, int change) {
        server.sql().sql("""
                        update account_count set accounts = accounts + ?
                        where app_id = ? and account_type = 'ORPHAN_ACCOUNT' and slot = 0
                        """).params(change, appId).update();
    }
}
