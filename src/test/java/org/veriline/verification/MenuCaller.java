package org.veriline.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.ivr.Caller;
import org.veriline.ivr.Interludes;
import org.veriline.ivr.Prompt;
import org.veriline.testing.ScriptedCaller;

/**
 * A caller in the menu who knows a birth date and a number, and keys an answer to each question.
 */
final class MenuCaller implements Caller {
  private final List<String> heard = new ArrayList<>();
  private final String birthDate;
  private final String number;
  private int tries = 1;
  private @Nullable Supplier<String> codes;

  MenuCaller(String birthDate, String number) {
    this.birthDate = birthDate;
    this.number = number;
  }

  /** Keys birth date and number once more when they do not match. */
  void triesTwice() {
    tries = 2;
  }

  /**
   * Takes the offer of a call about a result.
   *
   * @param keyed what is keyed each time a code is asked for
   */
  MenuCaller orders(Supplier<String> keyed) {
    codes = keyed;
    return this;
  }

  /** Takes the call on the telephone that was dialled, and hears the code there. */
  static String codeHeard(Interludes interludes, CallId line) {
    ScriptedCaller there = new ScriptedCaller("1");
    interludes.dialled(line, there);
    return there.code();
  }

  @Override
  public void play(List<Prompt> prompts) {
    prompts.forEach(prompt -> heard.add(prompt.name()));
  }

  @Override
  public String askDigits(List<Prompt> prompts, int most, Duration patience) {
    play(prompts);
    List<String> names = prompts.stream().map(Prompt::name).toList();
    if (names.contains("ask-birth-date")) {
      return tries-- > 0 ? birthDate : "";
    }
    if (names.contains("ask-number")) {
      return number;
    }
    if (names.contains("result-offer")) {
      return codes == null ? "" : "1";
    }
    if (codes != null && names.contains("ask-code")) {
      return codes.get();
    }
    return names.stream().filter(name -> name.matches("[0-9]")).findFirst().orElse("1");
  }

  @Override
  public void speak(String language) {}

  List<String> heard() {
    return List.copyOf(heard);
  }

  /** What was heard from the offer on. */
  List<String> heardSinceTheOffer() {
    return heard.contains("result-offer")
        ? List.copyOf(heard.subList(heard.indexOf("result-offer"), heard.size()))
        : List.of();
  }
}
