package org.veriline.ivr;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.call.Switch;
import org.veriline.verification.Keyings;
import org.veriline.verification.MenuCodes;
import org.veriline.verification.PossessionKind;
import org.veriline.verification.SecondLines;

/**
 * What a caller hears and keys in the middle of a call, away from the agent, and what is heard at a
 * number on file that was dialled for it. Nothing said here tells whose number it is, or whether an
 * answer matched.
 */
@ApplicationScoped
public class Interludes {
  private static final Duration PATIENCE = Duration.ofSeconds(7);

  /** About five minutes, as long as a code lives. */
  private static final int CODE_ROUNDS = 30;

  private static final int TIMES_ASKED = 2;
  private static final int TIMES_PRESS = 3;
  private static final int TIMES_CODE_SAID = 3;
  private static final int CODE_DIGITS = 6;
  private static final int DATE_DIGITS = 8;
  private static final int MOST_NUMBER_DIGITS = 10;
  private static final String BACK = "*";
  private static final DateTimeFormatter KEYED =
      DateTimeFormatter.ofPattern("MMdduuuu").withResolverStyle(ResolverStyle.STRICT);

  private enum CodeEnd {
    RIGHT,
    OVER,
    NOT_REACHED,
    GIVEN_UP
  }

  @Inject MenuCodes codes;
  @Inject Keyings keyings;
  @Inject SecondLines lines;
  @Inject Switch telephone;

  /** Somebody, or something, answered at a number on file. */
  public Destination dialled(CallId line, Caller person) {
    person.speak(lines.languageOf(line));
    Optional<PossessionKind> errand = lines.errand(line);
    if (errand.equals(Optional.of(PossessionKind.DIAL))) {
      return join(line, person);
    }
    if (errand.isEmpty() || !pressesOne(person, errand.get())) {
      lines.notReached(line);
      return new Destination.Onward();
    }
    return errand.get() == PossessionKind.CODE ? speak(line, person) : join(line, person);
  }

  private static boolean pressesOne(Caller person, PossessionKind errand) {
    Prompt words = Prompt.of(errand == PossessionKind.CODE ? "code-press" : "callback-press");
    for (int times = 0; times < TIMES_PRESS; times++) {
      if ("1".equals(person.askDigits(List.of(words), 1, PATIENCE))) {
        return true;
      }
    }
    return false;
  }

  private Destination speak(CallId line, Caller person) {
    List<Prompt> words = new ArrayList<>();
    words.add(Prompt.of("code-is"));
    lines.code(line).chars().forEach(digit -> words.add(Prompt.digit(Character.toString(digit))));
    for (int times = 0; times < TIMES_CODE_SAID; times++) {
      person.play(words);
    }
    person.play(List.of(Prompt.of("code-end")));
    return new Destination.Onward();
  }

  private Destination join(CallId line, Caller person) {
    Optional<SecondLines.Joining> joining = lines.join(line);
    if (joining.isEmpty()) {
      person.play(List.of(Prompt.of("callback-sorry")));
      return new Destination.Onward();
    }
    CallId first = joining.get().first();
    if (first != null) {
      telephone.dismiss(first);
    }
    return new Destination.Seat(joining.get().seat());
  }

  /** The caller is away from the agent, who hears music; the dialplan brings them back together. */
  public Destination keypad(CallId call, Caller caller) {
    try {
      caller.speak(lines.languageOf(call));
      switch (keyings.wanted(call)) {
        case BIRTH_DATE_AND_NUMBER -> {
          String date = asked(caller, "ask-birth-date", DATE_DIGITS);
          typed(call, date, date.isEmpty() ? "" : asked(caller, "ask-number", MOST_NUMBER_DIGITS));
        }
        case NUMBER -> typed(call, null, asked(caller, "ask-number", MOST_NUMBER_DIGITS));
        case CODE -> codeForAgent(call, caller);
        case NOTHING -> {}
      }
      caller.play(List.of(Prompt.of("connecting-again")));
    } finally {
      keyings.nothing(call);
    }
    return new Destination.Onward();
  }

  private static String asked(Caller caller, String prompt, int most) {
    for (int times = 0; times < TIMES_ASKED; times++) {
      String digits = caller.askDigits(List.of(Prompt.of(prompt)), most, PATIENCE);
      if (!digits.isEmpty()) {
        return digits;
      }
    }
    return "";
  }

  private void typed(CallId call, @Nullable String date, String number) {
    if (number.isEmpty()) {
      return;
    }
    keyings.typed(call, date == null ? null : date(date), number);
  }

  /**
   * In the menu, for whoever keyed birth date and number there: whether a call about a result is
   * ordered. Why not is not told.
   */
  boolean orderResultCall(CallId call, Caller caller) {
    try {
      codes.ask(call);
      caller.play(List.of(Prompt.of("result-calling")));
      return code(call, caller) == CodeEnd.RIGHT;
    } finally {
      keyings.nothing(call);
    }
  }

  private void codeForAgent(CallId call, Caller caller) {
    caller.play(List.of(Prompt.of("code-calling")));
    switch (code(call, caller)) {
      case OVER -> caller.play(List.of(Prompt.of("code-over")));
      case NOT_REACHED -> caller.play(List.of(Prompt.of("code-not-reached")));
      case RIGHT, GIVEN_UP -> {}
    }
  }

  private CodeEnd code(CallId call, Caller caller) {
    for (int round = 0; round < CODE_ROUNDS; round++) {
      String digits = caller.askDigits(List.of(Prompt.of("ask-code")), CODE_DIGITS, PATIENCE);
      if (digits.contains(BACK)) {
        return CodeEnd.GIVEN_UP;
      }
      if (digits.length() == CODE_DIGITS) {
        switch (keyings.code(call, digits)) {
          case RIGHT -> {
            return CodeEnd.RIGHT;
          }
          case WRONG -> caller.play(List.of(Prompt.of("code-wrong")));
          case OVER -> {
            return CodeEnd.OVER;
          }
        }
      } else if (keyings.wanted(call) != Keyings.Wanted.CODE) {
        return CodeEnd.NOT_REACHED;
      }
    }
    return CodeEnd.GIVEN_UP;
  }

  /** A date that cannot be one is no date of anybody. */
  private static LocalDate date(String digits) {
    try {
      return LocalDate.parse(digits, KEYED);
    } catch (DateTimeParseException impossible) {
      return LocalDate.MIN;
    }
  }
}
