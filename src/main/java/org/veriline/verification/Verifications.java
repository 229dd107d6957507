package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.EventQuestion;
import org.veriline.patient.PatientRef;
import org.veriline.patient.SpokenDate;
import org.veriline.platform.Pace;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.script.Need;

/**
 * The script of one call, enforced here and not in the browser. Every method but {@link
 * #proveByKeypad} works only in a live call of the person who asks.
 *
 * <p>It has no transaction of its own: a turn has committed before its answer waits for the pace,
 * so waiting holds no connection and the time of the commit tells nothing.
 */
@ApplicationScoped
public class Verifications {
  /** Longer than any comparison takes, shorter than anybody notices. */
  private static final Duration FLOOR = Duration.ofMillis(200);

  @Inject Clock clock;
  @Inject KeypadProof keypad;
  @Inject Settings settings;
  @Inject Turns turns;

  private final Pace pace = Pace.of(FLOOR);

  /** Where the script is. Starts it when the agent looks for the first time. */
  @RequiresPermissions("verify:run")
  public ScriptView view(CallId call) {
    return turns.view(call);
  }

  /** Yes or no to "Is this a medical emergency?"; yes may be said at any time. */
  @RequiresPermissions("verify:run")
  public ScriptView emergency(CallId call, boolean yes) {
    turns.turn(call, yes ? "emergency" : "no-emergency", it -> it.emergency(yes));
    return turns.view(call);
  }

  /** Whether the caller calls about themselves. */
  @RequiresPermissions("verify:run")
  public ScriptView about(CallId call, boolean self) {
    turns.turn(call, self ? "about-self" : "about-other", it -> it.about(self));
    return turns.view(call);
  }

  /** As {@link #nameAndBirthDate(CallId, Locale, String, String)}, typed in English. */
  @RequiresPermissions("verify:run")
  public Answer nameAndBirthDate(CallId call, String name, String birthDate) {
    return nameAndBirthDate(call, Locale.ENGLISH, name, birthDate);
  }

  /**
   * One question, one answer. A birth date that was proven by keypad may stay empty.
   *
   * @param typed the language of the person who types; 3/4 is March in English and April in Spanish
   */
  @RequiresPermissions("verify:run")
  public Answer nameAndBirthDate(CallId call, Locale typed, String name, String birthDate) {
    if (name.isBlank()) {
      throw new Refusal("name-missing");
    }
    // All of it at one pace, also what is refused: nothing outside may take a telling time.
    return pace.same(() -> turns.identify(call, name, date(call, typed, birthDate)));
  }

  private @Nullable LocalDate date(CallId call, Locale typed, String birthDate) {
    ScriptView.Question asked = turns.view(call).question();
    boolean mayStayEmpty = asked != null && asked.input() == ScriptView.Input.NAME;
    return birthDate.isBlank() && mayStayEmpty
        ? null
        : SpokenDate.birth(birthDate, typed.getLanguage(), today())
            .orElseThrow(() -> new Refusal("birth-date-not-readable"));
  }

  /** As {@link #answer(CallId, Locale, String, String)}, typed in English. */
  @RequiresPermissions("verify:run")
  public Answer answer(CallId call, String question, String text) {
    return answer(call, Locale.ENGLISH, question, text);
  }

  /** The answer to the question with this id, or to one the caller may be asked instead. */
  @RequiresPermissions("verify:run")
  public Answer answer(CallId call, Locale typed, String question, String text) {
    String language = typed.getLanguage();
    if (text.isBlank()
        || !EventQuestion.of(question)
            .map(event -> event.readable(text, language, today()))
            .orElse(true)) {
      throw new Refusal("answer-not-readable");
    }
    return pace.same(() -> turns.answer(call, question, text, language));
  }

  /** The caller cannot answer this question: the system offers another, or goes on without. */
  @RequiresPermissions("verify:run")
  public ScriptView cannotAnswer(CallId call, String question) {
    turns.cannotAnswer(call, question);
    return turns.view(call);
  }

  /** The agent gives up: V0 for the rest of the call, and the neutral sentence. */
  @RequiresPermissions("verify:run")
  public ScriptView cannotVerify(CallId call) {
    turns.turn(call, "cannot-verify", it -> it.proofs().cannotVerify());
    return turns.view(call);
  }

  @RequiresPermissions("verify:run")
  public ScriptView need(CallId call, Need need) {
    turns.need(call, need);
    return turns.view(call);
  }

  @RequiresPermissions("verify:run")
  public ScriptView surroundings(CallId call, Surroundings surroundings) {
    turns.turn(call, "surroundings-" + surroundings.name(), it -> it.surroundings(surroundings));
    return turns.view(call);
  }

  /** The level now; V0 for a call nobody is verified in. */
  public Level level(CallId call) {
    return turns.level(call);
  }

  /** The highest level the call ever had: for wrap-up and lists, it opens nothing. */
  public Level reached(CallId call) {
    return turns.reached(call);
  }

  /** The caller typed birth date and record number before an agent answered. */
  public boolean proveByKeypad(CallId call, LocalDate birthDate, String digits) {
    return pace.same(() -> keypad.inMenu(call, birthDate, digits));
  }

  /** Whom the person who asks verified in this call; for requests, never for a page. */
  public Optional<PatientRef> patientOf(CallId call) {
    return turns.patientOf(call);
  }

  /** Other calls in which this patient was found, newest first; for who may look back. */
  public List<CallId> otherCallsOf(PatientRef patient, CallId than, int count) {
    return turns.otherCallsOf(patient, than, count);
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(settings.zone()));
  }
}
