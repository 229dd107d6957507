package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.call.CallId;
import org.veriline.patient.SpokenDate;
import org.veriline.platform.Pace;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/**
 * The script of calls that a person dialled for a task (catalogue 12.4). The patient's own proofs
 * are asked by {@link Verifications}, as when they call; here is what only such calls have.
 */
@ApplicationScoped
public class ResultCalls {
  private static final Duration FLOOR = Duration.ofMillis(200);

  @Inject Clock clock;
  @Inject Settings settings;
  @Inject OutboundTurns turns;

  private final Pace pace = Pace.of(FLOOR);

  /** Where such a call is; nothing when this call was not dialled for a task. */
  @RequiresPermissions("verify:run")
  public Optional<OutboundView> view(CallId call) {
    return turns.view(call);
  }

  /** Who answers; a wrong number is closed for this patient at once. */
  @RequiresPermissions("verify:run")
  public void answered(CallId call, AnsweredBy by) {
    if (by == AnsweredBy.NOBODY) {
      throw new Refusal("step-not-yet");
    }
    turns.answered(call, by);
  }

  /**
   * Somebody the patient agreed may hear results: their own name and birth date, and the patient's.
   */
  @RequiresPermissions("verify:run")
  public Answer involved(
      CallId call,
      Locale typed,
      String name,
      String birthDate,
      String patient,
      String patientsBirthDate) {
    if (name.isBlank() || patient.isBlank()) {
      throw new Refusal("name-missing");
    }
    return pace.same(
        () ->
            turns.involved(
                call, name, date(typed, birthDate), patient, date(typed, patientsBirthDate)));
  }

  /** The patient we called, once proven, wants something: their own script goes on. */
  @RequiresPermissions("verify:run")
  public void asksThemselves(CallId call) {
    turns.asksThemselves(call);
  }

  /** The task this call is for, hidden until the second level (VP-16). */
  @RequiresPermissions("verify:run")
  public String task(CallId call) {
    return turns.task(call);
  }

  private LocalDate date(Locale typed, String text) {
    LocalDate today = LocalDate.now(clock.withZone(settings.zone()));
    return SpokenDate.birth(text, typed.getLanguage(), today)
        .orElseThrow(() -> new Refusal("birth-date-not-readable"));
  }
}
