package org.veriline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;

class AuditEventTest {
  @Test
  void textWithASpaceIsNotACodeAndIsRefused() {
    AuditEvent.Builder event =
        AuditEvent.by(Actor.SYSTEM).action(Action.PHI_VIEW).reason("caller said Ann");
    assertThrows(IllegalArgumentException.class, event::build);
  }

  @Test
  void fieldsAreNamesAndNotValues() {
    AuditEvent.Builder event =
        AuditEvent.by(Actor.SYSTEM).action(Action.PHI_VIEW).fields(List.of("12 Invented Road"));
    assertThrows(IllegalArgumentException.class, event::build);
  }

  @Test
  void actionIsWrittenAsGroupDotDeed() {
    assertEquals("AUTH.LOGIN_OK", Action.AUTH_LOGIN_OK.text());
    assertEquals("RIGHTS.PREF_CHANGE", Action.RIGHTS_PREF_CHANGE.text());
  }
}
