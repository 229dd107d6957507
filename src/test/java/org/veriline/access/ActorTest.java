package org.veriline.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTest {
  private static Actor with(Role... roles) {
    return new Actor("id", "Invented Person", Set.of(roles), "session");
  }

  @Test
  void nurseReadsMedicationsAndNotBills() {
    assertTrue(with(Role.NURSE).may("patient:read:D3"));
    assertFalse(with(Role.NURSE).may("patient:read:D4"));
  }

  @Test
  void agentReadsNoSensitiveData() {
    assertTrue(with(Role.AGENT).may("patient:read:D4"));
    assertFalse(with(Role.AGENT).may("patient:read:D5"));
  }

  @Test
  void onlyWhoWorksForTheProgrammeReadsItsRecords() {
    assertFalse(with(Role.NURSE).may("patient:read:D6"));
    assertTrue(with(Role.NURSE, Role.PROGRAMME).may("patient:read:D6"));
  }

  @Test
  void administratorReadsNoPatientAtAll() {
    for (String dataClass : new String[] {"D1", "D2", "D3", "D4", "D5", "D6"}) {
      assertFalse(with(Role.ADMINISTRATOR).may("patient:read:" + dataClass));
    }
  }

  @Test
  void nobodyMayWhatNoRoleGrants() {
    assertFalse(with(Role.values()).may("audit:edit"));
    assertFalse(with().may("verify:run"));
  }
}
