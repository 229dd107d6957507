package org.veriline.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

/**
 * Forms of supervisors and officers, sent as a browser sends them. Early: later tests move the
 * clock, and who signed in before is signed off by then.
 */
@Order(1)
@RunAsClient
class OfficersFormsIT extends InPayara {
  private static final String PROPOSAL = "/floor/proposal";
  private static final String WHO_SAW = "/privacy/who-saw";

  private static final Pattern BOX =
      Pattern.compile("<input(?=[^>]*type=\"checkbox\")[^>]*name=\"([^\"]+)\"");

  @ArquillianResource URL url;

  private Visitor person(Role role) throws Exception {
    return DemoClinic.everybody(url.toURI()).get(role);
  }

  private static HttpResponse<String> proposed(Visitor supervisor, String record, String family)
      throws Exception {
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "record",
                record,
                "born",
                "1971-07-29",
                "given",
                "Rosa",
                "family",
                family,
                "birth",
                "1960-02-03",
                "basis",
                "HEALTH_CARE_POWER",
                "send",
                ""));
    HttpResponse<String> page = supervisor.get(PROPOSAL);
    Matcher box = BOX.matcher(page.body());
    assertTrue(box.find(), page.body());
    fields.put(box.group(1), "on");
    return supervisor.submit(PROPOSAL, "proposal", page, fields);
  }

  @Test
  void supervisorsProposalIsTakenAndNothingThatWasTypedComesBack() throws Exception {
    Visitor supervisor = person(Role.SUPERVISOR);
    HttpResponse<String> taken = proposed(supervisor, "MSC-20491", "Quinteroza");
    assertTrue(taken.body().contains("It waits for the privacy officer."), taken.body());
    assertFalse(taken.body().contains("MSC-20491"), taken.body());
    assertFalse(taken.body().contains("Quinteroza"), taken.body());
  }

  @Test
  void wrongNumberIsSaidToFitNobody() throws Exception {
    HttpResponse<String> refused = proposed(person(Role.SUPERVISOR), "MSC-20528", "Quinteroza");
    assertTrue(refused.body().contains("No one record has this number"), refused.body());
  }

  /** The length is said, so that a browser can tell a part from the whole. */
  @Test
  void exportComesWithItsLength() throws Exception {
    Visitor officer = person(Role.PRIVACY_OFFICER);
    HttpResponse<String> file =
        officer.submit(
            WHO_SAW,
            "who-saw",
            officer.get(WHO_SAW),
            Map.of(
                "who-saw:patient",
                UUID.randomUUID().toString(),
                "who-saw:person",
                "",
                "who-saw:from",
                "2026-01-01",
                "who-saw:until",
                "2026-12-31",
                "who-saw:export",
                ""));
    assertEquals(200, file.statusCode());
    assertEquals("application/zip", file.headers().firstValue("Content-Type").orElse(""));
    assertTrue(
        file.headers().firstValueAsLong("Content-Length").orElse(0) > 1000,
        () -> file.headers().map().toString());
  }
}
