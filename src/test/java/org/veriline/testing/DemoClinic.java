package org.veriline.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veriline.access.Role;

/** The demo people of the deployed application, each signed in once. */
public final class DemoClinic {
  private static final Pattern PERSON = Pattern.compile("\\{[^{}]*\"totpSecret\"[^{}]*\\}");

  private static final Map<Role, Visitor> SIGNED_IN = new EnumMap<>(Role.class);

  private DemoClinic() {}

  /** Somebody of every role, signed in. */
  public static synchronized Map<Role, Visitor> everybody(URI address)
      throws IOException, InterruptedException {
    if (SIGNED_IN.isEmpty()) {
      HttpResponse<String> made = new Visitor(address).operate("/api/ops/seed-demo");
      if (made.statusCode() != 200) {
        throw new IllegalStateException("no demo: " + made.statusCode() + " " + made.body());
      }
      Matcher person = PERSON.matcher(made.body());
      while (person.find()) {
        Role role = Role.valueOf(field(person.group(), "role"));
        if (!SIGNED_IN.containsKey(role)) {
          Visitor visitor = new Visitor(address);
          visitor.signIn(
              field(person.group(), "userName"),
              field(person.group(), "password"),
              field(person.group(), "totpSecret"));
          SIGNED_IN.put(role, visitor);
        }
      }
    }
    return SIGNED_IN;
  }

  private static String field(String json, String name) {
    Matcher found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name);
    }
    return found.group(1);
  }
}
