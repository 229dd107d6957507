package org.veriline.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Everything a page said and was told, kept to be searched. */
final class Traffic {
  /** What a page shows outside of itself, or is told by push, told through its console. */
  private static final String HEAR =
      """
      window.Notification = new Proxy(window.Notification, {
        construct(target, all) {
          console.debug('traffic:notification:' + JSON.stringify(all));
          return new target(...all);
        }
      });
      document.addEventListener('veriline-push', event => console.debug('traffic:push:' + event.detail));
      """;

  private final Page page;
  private final Map<String, StringBuilder> heard = new LinkedHashMap<>();
  private final List<Response> waiting = new ArrayList<>();
  private final Set<Request> ended = new HashSet<>();

  private Traffic(Page page) {
    this.page = page;
    page.onRequest(
        request -> note("request", request.url() + " " + Objects.toString(request.postData(), "")));
    page.onResponse(
        response -> {
          note("response header", response.headers().toString());
          waiting.add(response);
        });
    page.onRequestFinished(ended::add);
    page.onRequestFailed(ended::add);
    // What leaving a page cuts off has no end that is told, and nobody sees its rest.
    page.onFrameNavigated(
        frame -> {
          if (frame.equals(page.mainFrame())) {
            waiting.removeIf(
                each -> !each.request().isNavigationRequest() && !ended.contains(each.request()));
          }
        });
    page.onWebSocket(
        socket -> {
          socket.onFrameReceived(frame -> note("socket", text(frame.text(), frame.binary())));
          socket.onFrameSent(frame -> note("socket", text(frame.text(), frame.binary())));
        });
    page.addInitScript(HEAR);
    page.onConsoleMessage(
        message -> {
          String[] heard = message.text().split(":", 3);
          if (heard.length == 3 && heard[0].equals("traffic")) {
            note(heard[1], heard[2]);
          } else {
            note("console", message.text());
          }
        });
    page.onPageError(error -> note("console", error));
  }

  static Traffic of(Page page) {
    return new Traffic(page);
  }

  private static String text(String text, byte[] binary) {
    return text == null ? new String(binary, java.nio.charset.StandardCharsets.ISO_8859_1) : text;
  }

  private void note(String channel, String text) {
    heard.computeIfAbsent(channel, key -> new StringBuilder()).append(text).append('\n');
  }

  /** Takes in what can be read only now: bodies of answers, the page itself, and its storage. */
  void look() {
    page.waitForCondition(
        () -> waiting.stream().allMatch(each -> ended.contains(each.request())),
        new Page.WaitForConditionOptions().setTimeout(BrowserTest.TIMEOUT_MS));
    for (Response response : List.copyOf(waiting)) {
      waiting.remove(response);
      try {
        note("response", response.text());
      } catch (PlaywrightException noBody) {
        note("response", ""); // a redirect or a socket has none
      }
    }
    note("page", page.content());
    note("url", page.url());
    note(
        "page",
        String.valueOf(
            page.evaluate(
                "() => [...document.querySelectorAll('input,textarea,select')]"
                    + ".map(field => field.value).join('\\n')")));
    note(
        "storage",
        String.valueOf(
            page.evaluate(
                "() => JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})"
                    + " + document.cookie")));
    note("storage", page.context().cookies().toString());
  }

  /** The channels in which one of these values is found, in any spelling of case and separators. */
  Set<String> channelsWith(Collection<String> values) {
    Set<String> found = new TreeSet<>();
    heard.forEach(
        (channel, text) -> {
          String all = text.toString().toLowerCase(Locale.ROOT);
          for (String value : values) {
            if (all.contains(value.toLowerCase(Locale.ROOT))) {
              found.add(channel);
            }
          }
        });
    return found;
  }
}
