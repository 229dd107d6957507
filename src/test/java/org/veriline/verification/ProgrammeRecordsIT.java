package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallId;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.ivr.Interludes;
import org.veriline.patient.Section;
import org.veriline.script.Need;
import org.veriline.testing.ScriptedCaller;
import org.veriline.testing.ScriptedSwitch;

/** Records of a substance use programme (42 CFR Part 2): SC-02, SC-04, row R13 of IN-PATIENT. */
class ProgrammeRecordsIT extends WithCallers {
  private static final String NIKOLAI = "Nikolai Stefanov";
  private static final String NIKOLAIS_BIRTH_DATE = "1/25/1961";
  private static final String NIKOLAIS_NUMBER = "7362543";

  @Inject Interludes interludes;
  @Inject Possessions possessions;

  private final Actor nurse = someone(Role.NURSE);
  private final Actor cleared = someone(Role.NURSE, Role.PROGRAMME);

  @AfterEach
  void switchIsAway() {
    ScriptedSwitch.away();
  }

  /** Nikolai, proven at the strongest level and alone, asks about what the programme treats. */
  private CallId asks(Actor by, Surroundings around) {
    ScriptedSwitch.agree();
    CallId call = answered(by);
    begin(call, by);
    assertEquals(
        Answer.MATCHED,
        as(by, () -> verifications.nameAndBirthDate(call, NIKOLAI, NIKOLAIS_BIRTH_DATE)));
    assertEquals(
        Answer.MATCHED, as(by, () -> verifications.answer(call, "number", NIKOLAIS_NUMBER)));
    as(by, () -> possessions.code(call, possessions.destinations(call).get(0).id()));
    String dialled = ScriptedSwitch.asked(it -> it.startsWith("dial "));
    ScriptedCaller there = new ScriptedCaller("1");
    interludes.dialled(new CallId(dialled.split(" ", -1)[1]), there);
    interludes.keypad(call, new ScriptedCaller("", there.code()));
    assertEquals(Level.V3, asked(call, by, Need.PROTECTED, around).level());
    return call;
  }

  @Test
  void patientHearsTheirOwnFromANurseOfTheProgrammeAndTheLookIsOnRecord() {
    CallId call = asks(cleared, Surroundings.PRIVATE);
    assertFalse(as(cleared, () -> disclosures.read(call, Section.PROTECTED)).lines().isEmpty());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'PHI.VIEW' and data_class = 'D6' and"
                + " call_id = '"
                + call.value()
                + "'"));
  }

  @Test
  void nobodyElseReadsThemWhateverThePatientProved() {
    CallId call = asks(nurse, Surroundings.PRIVATE);
    locked(Reason.ROLE, call, nurse, Section.PROTECTED);
    Actor agent = someone(Role.AGENT, Role.SENIOR_AGENT);
    CallId other = asks(agent, Surroundings.PRIVATE);
    locked(Reason.ROLE, other, agent, Section.PROTECTED);
  }

  @Test
  void theNurseOfTheProgrammeReadsThemOnlyToSomebodyWhoIsAlone() {
    CallId call = asks(cleared, Surroundings.OTHERS_AGREED);
    locked(Reason.PRIVACY_NOT_CONFIRMED, call, cleared, Section.PROTECTED);
  }
}
