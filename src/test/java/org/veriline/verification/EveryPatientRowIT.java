package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.script.Need;
import org.veriline.script.ScriptKind;

/** Each row of SCRIPT-IN-PATIENT, reached by a patient who calls. */
class EveryPatientRowIT extends WithRows {
  @Inject Possessions possessions;

  @Test
  void everyRowOfThePatientsScriptIsReached() {
    Map<String, Consumer<CallId>> plays = new LinkedHashMap<>();
    plays.put("emergency", call -> as(agent, () -> verifications.emergency(call, true)));
    plays.put(
        "attempts-used",
        call -> {
          begin(call, agent);
          as(agent, () -> verifications.cannotVerify(call));
        });
    plays.put("not-identified", call -> begin(call, agent));
    plays.put("identified-general", this::identified);
    plays.put("identified-not-private", wants(false, Need.CLINICAL, Surroundings.NOT_PRIVATE));
    plays.put("identified-privacy-open", wants(false, Need.STATED_APPOINTMENT, null));
    plays.put("stated-appointment", wants(false, Need.STATED_APPOINTMENT, Surroundings.PRIVATE));
    plays.put("needs-third-factor", wants(false, Need.CLINICAL, Surroundings.PRIVATE));
    plays.put("verified-general", call -> verified(call, agent));
    plays.put("verified-not-private", wants(true, Need.CLINICAL, Surroundings.NOT_PRIVATE));
    plays.put("verified-privacy-open", wants(true, Need.CLINICAL, null));
    plays.put(
        "verified-stated-appointment", wants(true, Need.STATED_APPOINTMENT, Surroundings.PRIVATE));
    plays.put("treatment", wants(true, Need.CLINICAL, Surroundings.PRIVATE));
    plays.put("payment", wants(true, Need.BILLING, Surroundings.PRIVATE));
    plays.put("sensitive-needs-possession", wants(true, Need.SENSITIVE, Surroundings.PRIVATE));
    plays.put("change-needs-possession", wants(true, Need.CONTACT_CHANGE, Surroundings.PRIVATE));
    plays.put(
        "locked",
        call -> {
          begin(call, agent);
          flag(call, RedFlag.ASKS_FOR_CODE);
        });
    plays.put("identified-caution", cautious(wants(false, Need.CLINICAL, null)));
    plays.put("verified-caution", cautious(wants(true, Need.CLINICAL, null)));
    plays.put("change", holdsAndWants(Need.CONTACT_CHANGE, Surroundings.PRIVATE));
    plays.put(
        "sensitive-others-present", holdsAndWants(Need.SENSITIVE, Surroundings.OTHERS_AGREED));
    plays.put("sensitive", holdsAndWants(Need.SENSITIVE, Surroundings.PRIVATE));
    plays.put("protected", holdsAndWants(Need.PROTECTED, Surroundings.PRIVATE));
    playAll(ScriptKind.IN_PATIENT, plays);
  }

  @Test
  void whoTurnsOutToBeThePatientStartsAnew() {
    CallId call = answered(agent);
    rosa(call, Kinship.OTHER, false);
    patient(call);
    ScriptView view = as(agent, () -> verifications.about(call, true));
    assertEquals(Level.V0, view.level());
    assertEquals("SCRIPT-IN-PATIENT v1", view.script());
    assertEquals("ask-name-and-birth-date", view.saying());
    assertTrue(as(agent, () -> others.view(call)).isEmpty());
  }

  private void identified(CallId call) {
    begin(call, agent);
    as(agent, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE));
  }

  private Consumer<CallId> wants(boolean third, Need need, Surroundings around) {
    return call -> {
      if (third) {
        verified(call, agent);
      } else {
        identified(call);
        for (ScriptView.Question asked = asked(call); asked.input() == ScriptView.Input.TEXT; ) {
          String id = asked.id();
          as(agent, () -> verifications.cannotAnswer(call, id));
          asked = asked(call);
        }
      }
      as(agent, () -> verifications.need(call, need));
      for (ScriptView.Question asked = asked(call);
          asked != null && asked.input() == ScriptView.Input.TEXT; ) {
        String id = asked.id();
        as(agent, () -> verifications.cannotAnswer(call, id));
        asked = asked(call);
      }
      if (around != null) {
        as(agent, () -> verifications.surroundings(call, around));
      }
    };
  }

  private Consumer<CallId> cautious(Consumer<CallId> play) {
    return call -> {
      play.accept(call);
      flag(call, RedFlag.NEW_ADDRESS_FOR_RECORDS);
    };
  }

  /** A patient who holds a telephone on file, and knows their number. */
  private Consumer<CallId> holdsAndWants(Need need, Surroundings around) {
    return call -> {
      identified(call);
      as(agent, () -> possessions.code(call, possessions.destinations(call).get(0).id()));
      keyed(call);
      as(agent, () -> verifications.answer(call, "number", INGRIDS_NUMBER));
      as(agent, () -> verifications.need(call, need));
      as(agent, () -> verifications.surroundings(call, around));
    };
  }

  private ScriptView.Question asked(CallId call) {
    return as(agent, () -> verifications.view(call)).question();
  }
}
