package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.veriline.access.Actor;
import org.veriline.authority.Kind;
import org.veriline.call.CallId;
import org.veriline.decision.Surroundings;
import org.veriline.patient.DemoPopulation;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientRef;
import org.veriline.script.Need;

/** What Rosa says who calls for Ingrid, or for her child Tilda. */
abstract class WithRepresentatives extends WithRows {
  static final String TILDA = "Tilda Quintero";
  static final LocalDate TILDAS_BIRTH = LocalDate.of(2016, 3, 4);

  @BeforeEach
  void tildaIsAChild() throws IOException {
    try (InputStream child = DemoPopulation.child(TILDAS_BIRTH)) {
      patients.runAs(Actor.SYSTEM, child, ImportFormat.NDJSON, bytes -> {});
    }
  }

  void asks(CallId call) {
    rosa(call, Kinship.OTHER, false);
  }

  void about(CallId call) {
    asks(call);
    patient(call);
  }

  PatientRef tilda() {
    return known.match(TILDA, TILDAS_BIRTH).orElseThrow();
  }

  void parentAsksWhatAMinorMayKeep(CallId call) {
    parentIsProven(call);
    as(agent, () -> others.asksMinorsOwn(call));
  }

  void parentIsProven(CallId call) {
    onRecord(
        tilda(),
        Kind.REPRESENTATIVE,
        Map.of(
            "given",
            "Rosa",
            "family",
            "Quintero",
            "birth_date",
            "1960-02-03",
            "basis",
            "PARENT",
            "scope",
            "CLINICAL BILLING SENSITIVE"));
    asks(call);
    assertEquals(
        Answer.MATCHED, as(agent, () -> others.patient(call, Locale.ENGLISH, TILDA, "3/4/2016")));
    assertEquals(Answer.MATCHED, own(call, ROSAS_BIRTH_DATE));
  }

  void otherWants(CallId call, Need need, Surroundings around) {
    as(agent, () -> others.need(call, need));
    if (around != null) {
      as(agent, () -> others.surroundings(call, around));
    }
  }
}
