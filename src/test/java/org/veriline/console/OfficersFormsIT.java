package org.veriline.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.veriline.testing.ThrowawayMariaDb;
import org.veriline.testing.Visitor;

/**
 * Forms of supervisors and officers, sent as a browser sends them. Early: later tests move the
 * clock, and who signed in before is signed off by then.
 */
@Order(1)
@RunAsClient
class OfficersFormsIT extends InPayara {
  private static final String PROPOSAL = "/floor/proposal";
  private static final String REQUESTS = "/privacy/requests";
  private static final String LAW = "/privacy/law";
  private static final String WHO_SAW = "/privacy/who-saw";

  private static final Pattern BOX =
      Pattern.compile("<input(?=[^>]*type=\"checkbox\")[^>]*name=\"([^\"]+)\"");

  private static final Pattern APPROVE = Pattern.compile("name=\"([^\"]*approve)\"");

  private static final Pattern CHOOSE = Pattern.compile("name=\"([^\"]*choose)\"");

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

  /** From the list to the letter, with the language that is said before. */
  @Test
  void letterAboutARequestIsChosenAndTakenAsAFile() throws Exception {
    Visitor officer = person(Role.PRIVACY_OFFICER);
    String request = requested();
    HttpResponse<String> page = officer.get(REQUESTS);
    Matcher row = CHOOSE.matcher(page.body());
    assertTrue(row.find(), page.body());
    HttpResponse<String> chosen =
        officer.submit(REQUESTS, "rights", page, Map.of(row.group(1), "", "patient", ""));
    assertTrue(chosen.body().contains("Letters to this patient: English"), chosen.body());
    HttpResponse<String> letter =
        officer.submit(
            REQUESTS,
            "rights",
            chosen,
            Map.of("addressee", "Somebody", "patient", "", "letter", ""));
    assertEquals("application/pdf", letter.headers().firstValue("Content-Type").orElse(""));
    assertTrue(letter.body().startsWith("%PDF"), letter.body());
    assertTrue(
        letter.headers().firstValue("Content-Disposition").orElse("").contains(request),
        () -> letter.headers().map().toString());
  }

  /** Typed as a browser sends it: refused with a sentence, then shown with what it says. */
  @Test
  void nextLawPackIsWrittenOnItsPageAndWaitsForASecondOfficer() throws Exception {
    Visitor officer = person(Role.PRIVACY_OFFICER);
    HttpResponse<String> page = officer.get(LAW);
    assertTrue(page.body().contains("This is not legal advice."), page.body());
    assertTrue(page.body().contains("Not yet approved by counsel"), page.body());
    HttpResponse<String> refused = lawPack(officer, page, "c");
    assertTrue(refused.body().contains("by its two letters"), refused.body());
    HttpResponse<String> proposed = lawPack(officer, refused, "ca");
    assertTrue(
        proposed.body().contains("Reproductive and gender-affirming care: payer<"),
        proposed.body());
    assertTrue(proposed.body().contains("All of it: officials and strangers<"), proposed.body());
    Matcher approve = APPROVE.matcher(proposed.body());
    assertTrue(approve.find(), proposed.body());
    HttpResponse<String> own = officer.submit(LAW, "law", proposed, Map.of(approve.group(1), ""));
    assertTrue(own.body().contains("A second person decides about"), own.body());
  }

  private static HttpResponse<String> lawPack(
      Visitor officer, HttpResponse<String> page, String state) throws Exception {
    return officer.submit(
        LAW,
        "law",
        page,
        Map.of(
            "law:site-state",
            state,
            "law:kept:0:from",
            "PAYER",
            "law:source",
            "Invented Code 12",
            "law:checked",
            "2026-01-02",
            "law:propose",
            ""));
  }

  /** The only one that is open; nobody reads its words here. */
  private static String requested() throws SQLException {
    String id = UUID.randomUUID().toString();
    String database =
        "jdbc:mariadb://localhost/veriline?sslMode=disable&localSocket="
            + System.getProperty("veriline.it")
            + "/db/s";
    try (Connection root = ThrowawayMariaDb.asRoot(database);
        Statement statement = root.createStatement()) {
      statement.execute("delete from rights_request where closed_at is null");
      statement.execute(
          "insert into rights_request (id, kind, state, identity, text, opened_by, opened_at,"
              + " version) values ('"
              + id
              + "', 'ACCESS', 'OPEN', 'TO_COMPLETE', 'x', 'somebody', now(3), 0)");
    }
    return id;
  }
}
