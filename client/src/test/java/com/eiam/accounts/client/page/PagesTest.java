package com.eiam.accounts.client.page;

import static com.eiam.accounts.client.page.PageBodies.accounts;
import static com.eiam.accounts.client.page.PageBodies.ids;
import static com.eiam.accounts.client.page.PageBodies.permissions;
import static com.eiam.accounts.client.page.PageBodies.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.Pages;
import com.eiam.accounts.client.WireServer.Received;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.api.AccountsApi;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountPage;
import com.eiam.accounts.client.model.AccountPermissionsRow;
import com.eiam.accounts.client.model.AccountType;
import com.eiam.accounts.client.model.AssociatedUser;
import com.eiam.accounts.client.model.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Which pages of a list are asked for, and when. */
class PagesTest extends WireTest {

    private static final String ACCOUNTS = "/api/v2/tenant/applications/a1/accounts";

    @Test
    void allPagesAreFetchedUntilOneIsShort() {
        server.then(200, accounts(0, 100)).then(200, accounts(100, 100)).then(200, accounts(200, 7));

        List<String> ids = new ArrayList<>();
        for (Account account : client.allAccounts("a1")) {
            ids.add(account.getId());
        }

        assertThat(ids).isEqualTo(ids(0, 207));
        assertThat(targets()).containsExactly(page(0), page(1), page(2));
    }

    @Test
    void aListThatEndsWithAFullPageIsFoundToEndByAnEmptyOne() {
        server.then(200, accounts(0, 100)).then(200, accounts(0, 0));

        assertThat(client.allAccounts("a1")).hasSize(100);
        assertThat(targets()).containsExactly(page(0), page(1));
    }

    @Test
    void anEmptyListIsOneRequest() {
        server.then(200, accounts(0, 0));

        Iterator<Account> accounts = client.allAccounts("a1").iterator();

        assertThat(accounts.hasNext()).isFalse();
        assertThat(accounts.hasNext()).isFalse();
        assertThatThrownBy(accounts::next).isInstanceOf(NoSuchElementException.class);
        assertThat(targets()).containsExactly(page(0));
    }

    @Test
    void noPageIsFetchedBeforeItIsNeeded() {
        server.then(200, accounts(0, 100)).then(200, accounts(100, 1));

        Iterator<Account> accounts = client.allAccounts("a1").iterator();
        assertThat(targets()).isEmpty();

        for (int i = 0; i < 100; i++) {
            accounts.next();
        }
        assertThat(targets()).containsExactly(page(0));

        assertThat(accounts.hasNext()).isTrue();
        assertThat(accounts.hasNext()).isTrue();
        assertThat(accounts.next().getId()).isEqualTo("c100");
        assertThat(accounts.hasNext()).isFalse();
        assertThat(targets()).containsExactly(page(0), page(1));
    }

    @Test
    void aStreamFetchesNoMoreThanItIsAskedFor() {
        server.then(200, accounts(0, 100));

        assertThat(client.allAccounts("a1").stream().limit(100).map(Account::getId))
                .containsExactlyElementsOf(ids(0, 100));
        assertThat(targets()).containsExactly(page(0));
    }

    @Test
    void eachIterationStartsAnew() {
        Pages<Account> accounts = client.allAccounts("a1");
        server.then(200, accounts(0, 1)).then(200, accounts(0, 2));

        assertThat(accounts).extracting(Account::getId).isEqualTo(ids(0, 1));
        assertThat(accounts.stream().map(Account::getId)).isEqualTo(ids(0, 2));
        assertThat(targets()).containsExactly(page(0), page(0));
    }

    @Test
    void aPageThatFailsCanBeTriedAgain() {
        server.then(200, accounts(0, 100))
                .then(500, "{\"error_code\":\"HTTP.500\",\"error_msg\":\"服务器内部错误\"}")
                .then(200, accounts(100, 1));
        Iterator<Account> accounts = client.allAccounts("a1").iterator();
        for (int i = 0; i < 100; i++) {
            accounts.next();
        }

        RefusedException refused = catchThrowableOfType(RefusedException.class, accounts::hasNext);
        assertThat(refused.errorCode()).isEqualTo(ErrorCode.HTTP_500);

        assertThat(accounts.next().getId()).isEqualTo("c100");
        assertThat(accounts.hasNext()).isFalse();
        assertThat(targets()).containsExactly(page(0), page(1), page(1));
    }

    @Test
    void accountsOfOneTypeAreAskedFor() {
        server.then(200, accounts(0, 1));

        assertThat(client.allAccounts("a1", AccountType.PUBLIC_ACCOUNT)).hasSize(1);
        assertThat(targets()).containsExactly(ACCOUNTS + "?account_type=PUBLIC_ACCOUNT&offset=0&limit=100");
    }

    @Test
    void theUsersOfAPublicAccountAreIteratedToo() {
        server.then(200, users(0, 100)).then(200, users(100, 1));

        assertThat(client.allPublicAccountUsers("a1", "c1"))
                .extracting(AssociatedUser::getUserName)
                .hasSize(101)
                .endsWith("u100");
        assertThat(targets())
                .containsExactly(
                        ACCOUNTS + "/public-account/c1/users?offset=0&limit=100",
                        ACCOUNTS + "/public-account/c1/users?offset=1&limit=100");
    }

    @Test
    void thePermissionsOfAllAccountsAreIteratedInSmallerPages() {
        server.then(200, permissions(0, 50)).then(200, permissions(50, 49));

        assertThat(client.allAccountPermissions("a1"))
                .extracting(AccountPermissionsRow::getAccountId)
                .isEqualTo(ids(0, 99));
        assertThat(targets())
                .containsExactly(
                        ACCOUNTS + "/permissions/page?offset=0&limit=50",
                        ACCOUNTS + "/permissions/page?offset=1&limit=50");
    }

    @Test
    void smallerPagesCanBeChosen() {
        server.then(200, accounts(0, 10)).then(200, accounts(10, 3));
        AccountsApi accounts = client.accounts();

        Pages<Account> pages = Pages.of(
                10,
                (page, limit) -> accounts.listAccounts("a1", null, page, limit),
                AccountPage::getAccounts,
                AccountPage::getTotal);

        assertThat(pages).hasSize(13);
        assertThat(targets()).containsExactly(ACCOUNTS + "?offset=0&limit=10", ACCOUNTS + "?offset=1&limit=10");
    }

    @Test
    void pagesOfACallersOwnMayHaveEntriesThatAreNullButMustHaveAList() {
        List<List<String>> pages = List.of(Arrays.asList(null, "a"), Arrays.asList(null, "b"), List.of());

        assertThat(Pages.of(2, (page, limit) -> pages.get(page), page -> page, page -> null))
                .containsExactly(null, "a", null, "b");
        assertThatThrownBy(() -> Pages.of(2, (page, limit) -> page, page -> null, page -> null).stream()
                        .count())
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("page 0 has no list of entries");
    }

    @Test
    void aPageOfNothingWouldNeverEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pages.of(0, (page, limit) -> List.of(), page -> page, page -> 0))
                .withMessage("a page must have at least 1 entry, but the limit is 0");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pages.of(1, null, page -> List.of(), page -> 0))
                .withMessage("list, entries and total must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.allAccounts("a1", null))
                .withMessage("listAccounts: the type must be a known one, but is null");
    }

    private List<String> targets() {
        return server.calls().stream().map(Received::target).toList();
    }

    private static String page(int number) {
        return ACCOUNTS + "?offset=" + number + "&limit=100";
    }
}
