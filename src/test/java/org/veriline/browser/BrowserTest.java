package org.veriline.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every browser test stands on: the distribution's Chromium with a microphone that plays a
 * tone of 440 Hz, and evidence of failures below {@code target/browser}.
 */
@EnabledIfSystemProperty(named = "veriline.url", matches = "https?://.+")
@ExtendWith(KeepEvidence.class)
abstract class BrowserTest {
  static final double TIMEOUT_MS = 40_000;
  static final int MICROPHONE_HERTZ = 440;
  private static final Path EVIDENCE = Path.of("target", "browser");

  private static @Nullable Playwright playwright;
  private static @Nullable Browser browser;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<Browser> own = new ArrayList<>();

  /** A page of a browser profile nobody has used. */
  Page newPage() {
    return newPage(ColorScheme.LIGHT);
  }

  Page newPage(ColorScheme scheme) {
    return open(shared(), scheme);
  }

  /** A page in a browser process of its own, which the test may kill. */
  Page newPageOfItsOwnBrowser() {
    Browser another = launch();
    own.add(another);
    return open(another, ColorScheme.LIGHT);
  }

  private Page open(Browser in, ColorScheme scheme) {
    BrowserContext context =
        in.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(Appliance.URL)
                .setIgnoreHTTPSErrors(true)
                .setLocale("en-US")
                .setColorScheme(scheme)
                .setPermissions(List.of("microphone", "notifications"))
                .setViewportSize(1366, 800));
    context.setDefaultTimeout(TIMEOUT_MS);
    context.tracing().start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
    contexts.add(context);
    return context.newPage();
  }

  private static synchronized Browser shared() {
    Browser ready = browser;
    if (ready == null || !ready.isConnected()) {
      ready = launch();
      browser = ready;
    }
    return ready;
  }

  private static synchronized Browser launch() {
    if (playwright == null) {
      playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setChromiumSandbox(false)
                .setArgs(
                    List.of(
                        "--headless=new",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--use-fake-ui-for-media-stream",
                        "--use-fake-device-for-media-stream",
                        "--use-file-for-fake-audio-capture=" + Sound.tone(MICROPHONE_HERTZ),
                        "--autoplay-policy=no-user-gesture-required")));
  }

  /** Called by {@link KeepEvidence} when the test failed, before the contexts are closed. */
  void keepEvidence(String test) {
    int n = 0;
    for (BrowserContext context : contexts) {
      for (Page page : context.pages()) {
        if (!page.isClosed()) {
          page.screenshot(
              new Page.ScreenshotOptions().setPath(EVIDENCE.resolve(test + "-" + ++n + ".png")));
        }
      }
      context
          .tracing()
          .stop(new Tracing.StopOptions().setPath(EVIDENCE.resolve(test + "-" + n + ".zip")));
    }
  }

  @AfterEach
  void closeEverything() {
    contexts.forEach(
        context -> {
          if (context.browser().isConnected()) {
            context.close();
          }
        });
    own.forEach(Browser::close);
    Caller.hangUpAll();
  }
}
