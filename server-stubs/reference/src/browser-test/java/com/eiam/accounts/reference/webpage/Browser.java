package com.eiam.accounts.reference.webpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a window, in one size and one colour scheme. Needs {@code chromium} and {@code chromium-driver}. */
final class Browser implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "page");
    private static final String DRIVER = System.getProperty("webdriver.chrome.driver", "/usr/bin/chromedriver");

    private final ChromeDriver driver;

    Browser(int width, String colours) {
        ChromeOptions options = new ChromeOptions();
        // Containers run everything as root, which Chromium's sandbox refuses.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(DRIVER))
                        .build(),
                options);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    private WebDriverWait patience() {
        return new WebDriverWait(driver, Duration.ofMinutes(1));
    }

    void open(String url) {
        driver.get(url);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** Waits for an element that is shown. */
    WebElement shown(String selector) {
        return patience().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    /** Clicks an element when it is shown. */
    void click(String selector) {
        patience()
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)))
                .click();
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void pressWithControl(CharSequence key) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys(key)
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** Waits until an element contains a text. */
    void expect(String selector, String text) {
        patience()
                .withMessage(() -> selector + " has the text: "
                        + driver.findElement(By.cssSelector(selector)).getText())
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    /** Waits until the address contains a text. */
    void expectAddress(String text) {
        patience().until(ExpectedConditions.urlContains(text));
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    void takePicture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks that the page fits the window, loaded everything from its server, and has no errors or warnings. */
    void expectCleanPage(String origin) {
        assertThat(run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
        @SuppressWarnings("unchecked")
        List<String> loaded =
                (List<String>) run("return performance.getEntriesByType('resource').map(({name}) => name)");
        assertThat(loaded).isNotEmpty().allMatch(url -> url.startsWith(origin) || url.startsWith("data:"));
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() > Level.INFO.intValue())
                // The browser itself logs every answer that is an error; the tests provoke one.
                .filteredOn(entry -> !entry.getMessage().contains("the server responded with a status of 400"))
                .isEmpty();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
