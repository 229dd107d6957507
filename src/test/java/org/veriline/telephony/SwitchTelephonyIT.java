package org.veriline.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the switch lets whom do, asked of the switch. */
class SwitchTelephonyIT {

  private static String asked(String command) {
    return Line.inside("/usr/local/lib/veriline/switch", command);
  }

  private static Set<String> rights(String account, String kind) {
    String line =
        asked("manager show user " + account)
            .lines()
            .filter(text -> text.strip().startsWith(kind + " perm:"))
            .findFirst()
            .orElseThrow();
    String list = line.substring(line.indexOf(':') + 1).strip();
    return new TreeSet<>(Arrays.asList(list.split(",")));
  }

  @Test
  void applicationsAccountHasTheseRightsAndNotOneMore() {
    assertEquals(Set.of("agent", "agi", "call", "system", "user"), rights("veriline", "read"));
    assertEquals(Set.of("agent", "agi", "call", "reporting"), rights("veriline", "write"));
  }

  @Test
  void secretsAccountMayOriginateAndReadsNothing() {
    assertEquals(Set.of("originate"), rights("originate", "write"));
    assertEquals(Set.of("<none>"), rights("originate", "read"));
  }

  @Test
  void nothingThatCouldRunACommandIsLoaded() {
    String modules = asked("module show");
    for (String dangerous :
        new String[] {
          "app_system", "func_shell", "pbx_spool", "res_ari", "cdr_", "identifier_anonymous"
        }) {
      assertFalse(modules.contains(dangerous), dangerous);
    }
  }

  @Test
  void everySeatHasASecret() {
    String seats =
        Line.inside("sed", "-n", "s/^veriline.seats = //p", "/etc/veriline/veriline.properties");
    assertTrue(
        asked("database show ps/auth").contains(seats.strip() + " results found"),
        "a secret for each of the " + seats + " seats");
  }
}
