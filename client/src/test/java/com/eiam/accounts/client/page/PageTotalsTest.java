package com.eiam.accounts.client.page;

import static com.eiam.accounts.client.page.PageBodies.ids;
import static com.eiam.accounts.client.page.PageBodies.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.model.Account;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of servers that make their pages smaller, or that count entries and pages in their own way. */
class PageTotalsTest extends WireTest {

    @Test
    void aServerThatMakesItsPagesSmallerLosesNothing() {
        server.then(200, page(120, 0, 50)).then(200, page(120, 50, 50)).then(200, page(120, 100, 20));

        assertThat(client.allAccounts("a1")).extracting(Account::getId).isEqualTo(ids(0, 120));
        assertThat(server.calls()).hasSize(3);
    }

    @Test
    void withoutATotalOnlyAnEmptyPageIsTheEnd() {
        server.then(200, page(null, 0, 50)).then(200, page(null, 50, 20)).then(200, page(null, 0, 0));

        assertThat(client.allAccounts("a1")).hasSize(70);
    }

    @Test
    void entriesThatDoNotComeAreNotPassedOverInSilence() {
        server.then(200, page(120, 0, 50)).then(200, page(120, 100, 20)).then(200, page(120, 0, 0));

        assertThatThrownBy(() -> client.allAccounts("a1").stream().count())
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("page 2 is empty, but only 70 of 120 entries came");
    }

    @Test
    void aServerThatIgnoresThePageNumberIsNotAskedForEver() {
        server.then(200, page(120, 0, 100)).then(200, page(120, 0, 100));

        assertThatThrownBy(() -> client.allAccounts("a1").stream().count())
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("page 1 repeats an earlier page");
    }

    @Test
    void aServerThatAnswersEverythingAtOnceIsAskedOnce() {
        server.then(200, page(120, 0, 120));

        assertThat(client.allAccounts("a1")).hasSize(120);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 7, 49})
    void aTotalThatIsTooSmallLosesNothing(int total) {
        server.then(200, page(total, 0, 50)).then(200, page(total, 50, 50)).then(200, page(total, 100, 20));
        server.then(200, page(total, 0, 0));

        assertThat(client.allAccounts("a1")).extracting(Account::getId).isEqualTo(ids(0, 120));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, -1})
    void aServerThatBeginsAnewAfterTheLastPageIsNotAskedForEver(int total) {
        server.then(200, page(total, 0, 100)).then(200, page(total, 100, 100)).then(200, page(total, 0, 100));

        assertThatThrownBy(() -> client.allAccounts("a1").stream().count())
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("page 2 repeats an earlier page");
    }

    @Test
    void aServerThatTakesThePageNumberForTheNumberOfAnEntryRepeatsNoEntry() {
        server.then(200, page(120, 0, 100)).then(200, page(120, 1, 100));

        assertThatThrownBy(() -> client.allAccounts("a1").stream().count())
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("page 1 repeats an earlier page")
                .hasMessageContaining("takes it for the number of an entry");
    }

    @Test
    void anEntryMayMoveToTheNextPageWhileTheListIsRead() {
        server.then(200, page(120, 0, 100)).then(200, page(121, 99, 21));

        assertThat(client.allAccounts("a1").stream().map(Account::getId).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(ids(0, 120));
    }
}
