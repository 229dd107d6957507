package org.veriline.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.veriline.bench.Table;

/** What a browser with an empty cache fetches for a page, as it comes over the wire. */
class PagesBench extends BrowserTest {
  private static final int DESK_KB = 480;
  private static final int OTHERS_KB = 420;

  private static final Map<String, String[]> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("", new String[] {"/sign-in"});
    PAGES.put("AGENT", new String[] {"/desk", "/preferences"});
    PAGES.put("SUPERVISOR", new String[] {"/floor", "/floor/calls", "/floor/requests"});
    PAGES.put(
        "ADMINISTRATOR",
        new String[] {
          "/admin/people", "/admin/queues", "/admin/hours", "/admin/prompts", "/admin/import"
        });
    PAGES.put("PRIVACY_OFFICER", new String[] {"/privacy/audit"});
  }

  @Test
  void pages() {
    String heaviest = "";
    long most = 0;
    for (Map.Entry<String, String[]> role : PAGES.entrySet()) {
      Page page = newPage();
      if (!role.getKey().isEmpty()) {
        new SignInScreen(page).signIn(Appliance.person(role.getKey()));
      }
      for (String path : role.getValue()) {
        long kb = kilobytes(page, path);
        if (path.equals("/desk")) {
          Table.line(
              "pages",
              "desk, first visit",
              "at most " + DESK_KB + " KB",
              kb + " KB",
              kb <= DESK_KB,
              "scripts and styles of the console's components");
        } else if (kb > most) {
          most = kb;
          heaviest = path;
        }
      }
    }
    Table.line(
        "pages",
        "any other page, first visit; the heaviest is " + heaviest,
        "at most " + OTHERS_KB + " KB",
        most + " KB",
        most <= OTHERS_KB,
        "scripts and styles of the console's components");
  }

  private static long kilobytes(Page page, String path) {
    CDPSession devtools = page.context().newCDPSession(page);
    devtools.send("Network.enable");
    devtools.send("Network.clearBrowserCache");
    AtomicLong bytes = new AtomicLong();
    devtools.on(
        "Network.loadingFinished",
        (JsonObject loaded) -> bytes.addAndGet(loaded.get("encodedDataLength").getAsLong()));
    page.navigate(path);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    if (!page.url().endsWith(path)) {
      throw new IllegalStateException(path + " led to " + page.url());
    }
    devtools.detach();
    return bytes.get() / 1000;
  }
}
