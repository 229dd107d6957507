package org.veriline.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veriline.access.Role;

/** The demo people of the deployed application, each signed in. */
public final class DemoClinic {
  private static final Pattern PERSON = Pattern.compile("\\{[^{}]*\"totpSecret\"[^{}]*\\}");

  private record Person(String userName, String password, String totpSecret, Visitor visitor) {}

  private static final Map<Role, Person> PEOPLE = new EnumMap<>(Role.class);

  private DemoClinic() {}

  /** Somebody of every role, signed in. */
  public static synchronized Map<Role, Visitor> everybody(URI address)
      throws IOException, InterruptedException {
    if (PEOPLE.isEmpty()) {
      HttpResponse<String> made = new Visitor(address).operate("/api/ops/seed-demo");
      if (made.statusCode() != 200) {
        throw new IllegalStateException("no demo: " + made.statusCode() + " " + made.body());
      }
      Matcher person = PERSON.matcher(made.body());
      while (person.find()) {
        PEOPLE.putIfAbsent(
            Role.valueOf(field(person.group(), "role")),
            new Person(
                field(person.group(), "userName"),
                field(person.group(), "password"),
                field(person.group(), "totpSecret"),
                new Visitor(address)));
      }
    }
    Map<Role, Visitor> visitors = new EnumMap<>(Role.class);
    for (Map.Entry<Role, Person> entry : PEOPLE.entrySet()) {
      Person person = entry.getValue();
      // Who was idle for too long, by the right clock or a moved one, has to sign in again.
      if (person.visitor().get("/preferences").statusCode() != 200) {
        person.visitor().signIn(person.userName(), person.password(), person.totpSecret());
      }
      visitors.put(entry.getKey(), person.visitor());
    }
    return visitors;
  }

  private static String field(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name);
    }
    return found.group(1);
  }
}
