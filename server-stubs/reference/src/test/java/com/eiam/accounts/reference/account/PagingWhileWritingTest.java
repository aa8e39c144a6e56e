package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages while others create and delete accounts. */
class PagingWhileWritingTest extends AccountListTest {

    /** A page shows one moment: its rows and its total agree, whatever others write meanwhile. */
    @Test
    void aPageAndItsTotalAgreeWhileOthersCreateAndDeleteAnywhereInTheList() throws Exception {
        List<String> stay =
                IntStream.range(0, 150).mapToObj(i -> "m" + (1000 + i)).toList();
        List<String> comeAndGo = List.of("m1000-", "m1001-", "m1033-", "m1070-", "m1149-");
        List<String> fewer = withThoseOfTheTenant("ORPHAN_ACCOUNT", stay);
        List<String> more =
                Stream.concat(fewer.stream(), comeAndGo.stream()).sorted().toList();
        insert(WIKI, stay);

        whileWriting(
                () -> {
                    transaction().executeWithoutResult(status -> insert(WIKI, comeAndGo));
                    transaction().executeWithoutResult(status -> delete(WIKI, comeAndGo));
                },
                () -> {
                    for (int round = 0; round < 300; round++) {
                        int page = round % 17;
                        Answer answer = list(WIKI, "ORPHAN_ACCOUNT", page, 10);
                        int total = answer.json().path("total").asInt();
                        List<String> moment = total == fewer.size() ? fewer : more;
                        assertThat(total).isEqualTo(moment.size());
                        assertThat(ids(answer))
                                .isEqualTo(moment.subList(Math.min(total, page * 10), Math.min(total, page * 10 + 10)));
                    }
                });
    }

    /** New accounts come last in the order of the ids, so all pages together show each account that stays once. */
    @Test
    void pagesShowEachUntouchedAccountOnceWhileOthersCreateAndDeleteNewOnes() throws Exception {
        List<String> untouched =
                IntStream.range(0, 120).mapToObj(i -> "20230101" + (1000 + i)).toList();
        insert(ARCHIVE, untouched);

        whileWriting(
                () -> {
                    String name = "{\"account_name\":\"new-" + System.nanoTime() + "\"}";
                    String id = Call.of("createOrphanAccount", ARCHIVE)
                            .body(name)
                            .to(server)
                            .json()
                            .path("account_id")
                            .stringValue();
                    assertThat(Call.of("deleteAccount", ARCHIVE, id).to(server).status())
                            .isEqualTo(204);
                },
                () -> {
                    for (int round = 0; round < 8; round++) {
                        List<String> seen = new ArrayList<>();
                        List<String> page;
                        int number = 0;
                        do {
                            page = ids(list(ARCHIVE, "", number++, 10));
                            seen.addAll(page);
                        } while (page.size() == 10);
                        assertThat(seen.stream().filter(untouched::contains)).containsExactlyElementsOf(untouched);
                    }
                });
    }

    private void delete(String appId, List<String> ids) {
        server.sql()
                .sql("delete from account where app_id = :app and account_id in (:ids)")
                .param("app", appId)
                .param("ids", ids)
                .update();
        count(appId, -ids.size());
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(server.bean(PlatformTransactionManager.class));
    }

    private static void whileWriting(Runnable writes, Runnable reads) throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        AtomicBoolean done = new AtomicBoolean();
        try {
            Future<Integer> written = writer.submit(() -> {
                int rounds = 0;
                while (!done.get()) {
                    writes.run();
                    rounds++;
                }
                return rounds;
            });
            try {
                reads.run();
            } finally {
                done.set(true);
            }
            assertThat(written.get()).as("rounds of writing").isGreaterThan(1);
        } finally {
            writer.shutdown();
            assertThat(writer.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        }
    }
}
