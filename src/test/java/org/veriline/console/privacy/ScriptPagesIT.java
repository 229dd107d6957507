package org.veriline.console.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
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

/** Early: later tests move the clock, and who signed in before is signed off by then. */
@Order(1)
@RunAsClient
class ScriptPagesIT extends InPayara {
  @ArquillianResource URL url;

  @Test
  void theOfficerSeesEveryScriptAndWhatItWouldHaveChanged() throws Exception {
    Map<Role, Visitor> people = DemoClinic.everybody(url.toURI());
    Visitor officer = people.get(Role.PRIVACY_OFFICER);
    for (String kind : List.of("IVR", "IN_PATIENT", "IN_REP", "IN_ORG", "OUT_RESULT", "MSG")) {
      String page = drawn(officer, "/privacy/scripts?open=" + kind);
      assertTrue(page.contains("id=\"rows\"") && page.contains("id=\"wording\""), kind);
    }
    Matcher link =
        Pattern.compile("what-if\\?version=([0-9a-f-]+)")
            .matcher(drawn(officer, "/privacy/scripts?open=IN_PATIENT"));
    assertTrue(link.find());
    assertTrue(drawn(officer, "/privacy/what-if?version=" + link.group(1)).contains("\"counts\""));
    assertTrue(drawn(officer, "/privacy/replay?call=nobody-called").contains("\"nothing\""));
    String played = drawn(people.get(Role.AGENT), "/privacy/simulator");
    assertTrue(played.contains("id=\"outcome\"") && !played.contains("id=\"keep\""));
    assertTrue(drawn(officer, "/privacy/simulator").contains("id=\"keep\""));
  }

  private static String drawn(Visitor visitor, String path) throws Exception {
    HttpResponse<String> page = visitor.get(path);
    assertEquals(200, page.statusCode(), path);
    assertFalse(page.body().contains("???"), path);
    return page.body();
  }
}
