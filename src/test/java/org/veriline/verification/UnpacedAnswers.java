package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.veriline.call.CallId;

/** Answers as soon as they are known: what the pace hides is what the benchmark measures. */
@ApplicationScoped
public class UnpacedAnswers {
  @Inject Turns turns;

  public Answer nameAndBirthDate(CallId call, String name, LocalDate birthDate) {
    return turns.identify(call, name, birthDate);
  }

  public Answer number(CallId call, String number) {
    return turns.answer(call, Questions.NUMBER, number, "en");
  }
}
