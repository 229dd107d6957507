package org.veriline.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
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

/** An emergency department to call back, from the list of requests to the desk. */
@Order(1)
@RunAsClient
class EmergencyCallBackFormsIT extends InPayara {
  private static final String LIST = "/floor/requests";
  private static final String DESK = "/desk";
  private static final String TITLE = "Emergency departments to call back";
  private static final Pattern TAKE = Pattern.compile("name=\"([^\"]*:take)\"");
  private static final Pattern DONE = Pattern.compile("name=\"[^\"]*:done\"");

  @ArquillianResource URL url;

  @Test
  void taskIsTakenInTheListAndDecidedOnTheDesk() throws Exception {
    String id = late();
    Visitor nurse = DemoClinic.everybody(url.toURI()).get(Role.NURSE);
    HttpResponse<String> list = nurse.get(LIST);
    assertTrue(list.body().contains("Call an emergency department back"), list.body());
    Matcher take = TAKE.matcher(list.body());
    assertTrue(take.find(), list.body());
    HttpResponse<String> taken =
        nurse.submit(LIST, "requests-form", list, Map.of(take.group(1), ""));
    assertFalse(DONE.matcher(taken.body()).find(), taken.body());
    HttpResponse<String> desk =
        command(
            nurse,
            nurse.get(DESK),
            "deskStartShift",
            Map.of("microphone", "true", "understood", "true", "alone", "true"));
    assertTrue(desk.body().contains(TITLE), desk.body());
    assertTrue(desk.body().contains("data-do=\"deskEmergencyCaller\""), desk.body());
    HttpResponse<String> refused =
        command(nurse, desk, "deskEmergencyConfirmed", Map.of("arg", id));
    assertTrue(refused.body().contains("Only whoever spoke at the main number"), refused.body());
    HttpResponse<String> done =
        command(nurse, refused, "deskEmergencyNotConfirmed", Map.of("arg", id));
    assertFalse(done.body().contains(TITLE), done.body());
    assertEquals(
        "1",
        text(
            "select count(*) from review where kind = 'EMERGENCY_CALL_BACK' and object = 'request/"
                + id
                + "'"));
    var unused = command(nurse, done, "deskEndShift", Map.of());
  }

  private static HttpResponse<String> command(
      Visitor nurse, HttpResponse<String> page, String name, Map<String, String> more)
      throws Exception {
    Matcher id =
        Pattern.compile(name + " = function\\(\\) \\{return pf\\.ab\\(\\{s:\"([^\"]+)\"")
            .matcher(page.body());
    assertTrue(id.find(), page.body());
    Map<String, String> fields = new HashMap<>(more);
    fields.put(id.group(1), id.group(1));
    return nurse.submit(DESK, "desk-form", page, fields);
  }

  /** The only request there is; nobody did it in time. */
  private static String late() throws SQLException {
    String id = UUID.randomUUID().toString();
    try (Connection root = ThrowawayMariaDb.asRoot(database());
        Statement statement = root.createStatement()) {
      statement.execute("delete from request");
      statement.execute(
          "insert into request (id, kind, team, state, call_id, owner, opened_by, opened_at,"
              + " due_at, version) values ('"
              + id
              + "', 'VERIFY_CALLER', 'FRONT_DESK', 'OPEN', 'it-emergency', 'system', 'system',"
              + " now(3), now(3), 1)");
      statement.execute(
          "insert into emergency_call_back (request, call_id, patient, told_by,"
              + " due_at, outcome, late, version) values ('"
              + id
              + "', 'it-emergency', uuid(), 'system', now(3), 'OPEN', true, 1)");
    }
    return id;
  }

  private static String text(String sql) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(database());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String database() {
    return "jdbc:mariadb://localhost/veriline?sslMode=disable&localSocket="
        + System.getProperty("veriline.it")
        + "/db/s";
  }
}
