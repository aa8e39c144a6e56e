package com.eiam.accounts.reference.webpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** What a person does on the page, in a browser. Leaves pictures below {@code target/page}. */
class PageInBrowserTest {

    private static final String OPERATION = "createOrphanAccount";
    private static final String CALL = ".show-api-client-button";
    private static final String SEARCH = ".scalar-modal-search";
    private static final String CLIENT = "[role=dialog]";

    private final RunningServer server = RunningServer.start(TestDatabase.H2.empty());
    private final String origin = server.request("/").build().uri().resolve("/").toString();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1400, en, light, Account name already exists",
        "1400, zh, dark, 账号名已存在",
        "400, en, dark, Account name already exists",
        "400, zh, light, 账号名已存在"
    })
    void getsATokenCreatesAnAccountAndProvokesAnError(int width, String language, String colours, String message) {
        String picture = width + "-" + language + "-" + colours;
        try (Browser browser = new Browser(width, colours)) {
            browser.open(origin + "?lang=" + language);
            browser.shown(CALL);
            browser.takePicture(picture + "-1-start");

            browser.open(link(language));
            browser.click("#credentials button");
            browser.expect("#token", "30");
            browser.shown(CALL);
            browser.takePicture(picture + "-2-operation");
            browser.expectCleanPage(origin);

            browser.click(CALL);
            browser.shown(CLIENT);
            browser.pressWithControl(Keys.ENTER);
            browser.expect(CLIENT, "account_id");
            browser.takePicture(picture + "-3-created");

            browser.pressWithControl(Keys.ENTER);
            browser.expect(CLIENT, message);
            browser.takePicture(picture + "-4-refused");
            browser.expectCleanPage(origin);
        }
    }

    @Test
    void canBeUsedWithTheKeyboardAlone() {
        try (Browser browser = new Browser(1400, "light")) {
            browser.open(origin + "?lang=en");
            browser.shown(CALL);
            browser.press(Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER);
            browser.expect("#token", "30");

            browser.pressWithControl("k");
            browser.shown(SEARCH);
            browser.press("unbind");
            browser.expect(SEARCH, Spec.operation("unbindPublicAccountUsers").path());
            browser.takePicture("search");
            browser.press(Keys.ARROW_DOWN, Keys.ENTER);
            browser.expectAddress("unbind");
            browser.expectCleanPage(origin);
        }
    }

    @Test
    void switchesTheLanguageWithoutLeavingTheOperation() {
        try (Browser browser = new Browser(1400, "light")) {
            browser.open(link("en"));
            browser.shown(CALL);
            browser.click("#language");
            browser.expect("#credentials button", "获取令牌");
            assertThat(browser.address())
                    .contains("lang=zh", Spec.operation(OPERATION).path());
        }
    }

    private String link(String language) {
        Spec.Operation operation = Spec.operation(OPERATION);
        return origin + "?lang=" + language + "#tag/accounts/" + operation.method() + operation.path();
    }
}
