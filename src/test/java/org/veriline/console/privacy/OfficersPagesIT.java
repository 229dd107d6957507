package org.veriline.console.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.veriline.access.Role;
import org.veriline.testing.DemoClinic;
import org.veriline.testing.InPayara;
import org.veriline.testing.Visitor;

/** Early, as {@link ScriptPagesIT}. */
@Order(1)
@RunAsClient
class OfficersPagesIT extends InPayara {
  /** What is drawn anew on each page; where somebody types is outside of it. */
  private static final Map<String, String> LIVE =
      Map.of(
          "/privacy", "console",
          "/privacy/reviews", "list",
          "/privacy/locks", "locks:rows",
          "/privacy/incidents", "list",
          "/privacy/officials", "officials:rows",
          "/privacy/who-saw", "who-saw:exports");

  private static final Pattern DRAWN_ANEW =
      Pattern.compile("liveRefresh\\s*=\\s*function.*?[{,]u:\"([^\"]+)\"", Pattern.DOTALL);

  @ArquillianResource URL url;

  @Test
  void everyLivePageSaysWhichNamesItFollowsAndCanBeDrawnAnew() throws Exception {
    Visitor officer = DemoClinic.everybody(url.toURI()).get(Role.PRIVACY_OFFICER);
    for (Map.Entry<String, String> live : LIVE.entrySet()) {
      String page = drawn(officer, live.getKey());
      assertTrue(page.contains("data-names=\"") && page.contains("js/officers.js"), live.getKey());
      Matcher anew = DRAWN_ANEW.matcher(page);
      assertTrue(anew.find(), live.getKey());
      assertEquals(live.getValue(), anew.group(1));
      assertTrue(page.contains("id=\"" + live.getValue() + "\""), live.getKey());
    }
  }

  /** What the browser is told is a name, and it is told within the watch's ten seconds. */
  @Test
  void anOpenConsoleHearsThatSomethingWasDone() throws Exception {
    Map<Role, Visitor> people = DemoClinic.everybody(url.toURI());
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Visitor officer = people.get(Role.PRIVACY_OFFICER);
    WebSocket socket = officer.listen(drawn(officer, "/privacy"), heard::add);
    try {
      // Somebody is turned away, which is a row of evidence.
      assertEquals(403, people.get(Role.AGENT).get("/privacy").statusCode());
      String name = heard.poll(40, TimeUnit.SECONDS);
      while (name != null && !name.contains("numbers")) {
        name = heard.poll(40, TimeUnit.SECONDS);
      }
      assertEquals("{\"data\":\"numbers\"}", name);
    } finally {
      socket.abort();
    }
  }

  @Test
  void judgedReviewsAndOfficialsAreForWhoReadsEvidenceAndOnlyTheOfficerDecidesAndExports()
      throws Exception {
    Map<Role, Visitor> people = DemoClinic.everybody(url.toURI());
    for (Role role : List.of(Role.PRIVACY_OFFICER, Role.SECURITY_OFFICER, Role.AUDITOR)) {
      assertTrue(drawn(people.get(role), "/privacy/judged").contains("judged:rows"), role.name());
      assertTrue(drawn(people.get(role), "/privacy/officials").contains("officials:rows"));
      assertEquals(
          role != Role.AUDITOR,
          drawn(people.get(role), "/privacy/who-saw").contains("id=\"who-saw:export\""),
          role.name());
      assertEquals(
          role == Role.AUDITOR,
          drawn(people.get(role), "/privacy/who-saw").contains("id=\"who-saw:propose\""),
          role.name());
    }
    assertTrue(
        drawn(
                people.get(Role.PRIVACY_OFFICER),
                "/privacy/reviews?review=0190f0f0-0000-7000-8000-000000000000")
            .contains("reviews-form"));
  }

  private static String drawn(Visitor visitor, String path) throws Exception {
    HttpResponse<String> page = visitor.get(path);
    assertEquals(200, page.statusCode(), path);
    assertFalse(page.body().contains("???"), path);
    return page.body();
  }
}
