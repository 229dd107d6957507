package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import org.veriline.call.CallId;
import org.veriline.privacy.Level;
import org.veriline.privacy.Surroundings;

/**
 * The script of one call, enforced here and not in the browser. Every method but {@link
 * #proveByKeypad} works only in a live call of the person who asks.
 */
@ApplicationScoped
public class Verifications {

  /** Where the script is. Starts it when the agent looks for the first time. */
  public ScriptView view(CallId call) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Yes or no to "Is this a medical emergency?". */
  public ScriptView emergency(CallId call, boolean yes) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Whether the caller calls about themselves. */
  public ScriptView about(CallId call, boolean self) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** One question, one answer; a birth date that was proven by keypad may stay empty. */
  public Answer nameAndBirthDate(CallId call, String name, String birthDate) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The answer to the question with this id. */
  public Answer answer(CallId call, String question, String text) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The caller cannot answer this question: the system offers another, or goes on without. */
  public ScriptView cannotAnswer(CallId call, String question) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The agent gives up: V0 for the rest of the call, and the neutral sentence. */
  public ScriptView cannotVerify(CallId call) {
    throw new UnsupportedOperationException("not built yet");
  }

  public ScriptView need(CallId call, Need need) {
    throw new UnsupportedOperationException("not built yet");
  }

  public ScriptView surroundings(CallId call, Surroundings surroundings) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The level now; V0 for a call without verification. */
  public Level level(CallId call) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The caller typed birth date and record number before an agent answered. */
  public boolean proveByKeypad(CallId call, LocalDate birthDate, String digits) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Which patient a finished or running verification ended at; for requests, never for a page. */
  public Optional<org.veriline.patient.PatientRef> patientOf(CallId call) {
    throw new UnsupportedOperationException("not built yet");
  }
}
