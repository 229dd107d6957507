package org.veriline.ivr;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.veriline.call.CallId;

/**
 * What a caller meets between the emergency words and the queue: language, menu, the offer to
 * identify by keypad, and then that of a call about a result. It discloses nothing, and never says
 * whether somebody is known here.
 */
public final class Reception {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int SILENCES_UNTIL_HUMAN = 3;
  private static final int TRIES_BY_KEYPAD = 2;
  private static final int DATE_DIGITS = 8;
  private static final int MOST_NUMBER_DIGITS = 10;
  private static final DateTimeFormatter KEYED =
      DateTimeFormatter.ofPattern("MMdduuuu").withResolverStyle(ResolverStyle.STRICT);

  /** Whether birth date and number belong to one patient. Says nothing else, and is told once. */
  public interface Keypad {
    boolean prove(CallId call, LocalDate birthDate, String number);
  }

  /** Leads the caller through what a call about a result takes; whether it is ordered now. */
  public interface ResultCall {
    boolean order(CallId call, Caller caller);
  }

  /** Three prompts without a key: a person takes over. */
  private static final class NeedsHuman extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final CallId call;
  private final Caller caller;
  private final Menu menu;
  private final BooleanSupplier open;
  private final Keypad keypad;
  private final ResultCall resultCall;
  private final Consumer<String> languageChosen;
  private String language = "en";
  private int silences;

  public Reception(
      CallId call,
      Caller caller,
      Menu menu,
      BooleanSupplier open,
      Keypad keypad,
      ResultCall resultCall,
      Consumer<String> languageChosen) {
    this.call = call;
    this.caller = caller;
    this.menu = menu;
    this.open = open;
    this.keypad = keypad;
    this.resultCall = resultCall;
    this.languageChosen = languageChosen;
  }

  /** Leads the caller through; throws {@link Caller.Gone} when they hang up on the way. */
  public Destination receive() {
    String queue = menu.fallback();
    try {
      chooseLanguage();
      if (!open.getAsBoolean()) {
        return new Destination.Closed(language);
      }
      queue = chooseQueue();
      offerKeypad();
    } catch (NeedsHuman silent) {
      if (!open.getAsBoolean()) {
        return new Destination.Closed(language);
      }
      caller.play(List.of(Prompt.of("to-person")));
    }
    return new Destination.Line(queue, language);
  }

  private void chooseLanguage() throws NeedsHuman {
    List<Prompt> question = List.of(Prompt.in("en", "language"), Prompt.in("es", "language"));
    while (true) {
      switch (ask(question, 1)) {
        case "1" -> {
          speak("en");
          return;
        }
        case "2" -> {
          speak("es");
          return;
        }
        default -> silence();
      }
    }
  }

  private String chooseQueue() throws NeedsHuman {
    List<Prompt> question = new ArrayList<>();
    for (Menu.Choice choice : menu.choices()) {
      question.add(Prompt.of("menu-" + choice.queue()));
      question.add(Prompt.of("press"));
      question.add(Prompt.digit(choice.digit()));
    }
    if (question.isEmpty()) {
      return menu.fallback();
    }
    while (true) {
      Optional<String> chosen = menu.queueOf(ask(question, 1));
      if (chosen.isPresent()) {
        return chosen.get();
      }
      silence();
    }
  }

  private void offerKeypad() throws NeedsHuman {
    if (!"1".equals(ask(List.of(Prompt.of("identify-offer")), 1))) {
      return;
    }
    for (int tries = 0; tries < TRIES_BY_KEYPAD; tries++) {
      Optional<LocalDate> birthDate = date(mustAsk("ask-birth-date", DATE_DIGITS));
      String number = mustAsk("ask-number", MOST_NUMBER_DIGITS);
      // A date that cannot be one is told apart no sooner, and by no other words, than a wrong one.
      if (birthDate.isPresent() && keypad.prove(call, birthDate.get(), number)) {
        caller.play(List.of(Prompt.of("identified")));
        offerResultCall();
        return;
      }
    }
    caller.play(List.of(Prompt.of("not-identified")));
  }

  /** Everybody who was identified is offered it, and hears the same words whatever it fails at. */
  private void offerResultCall() {
    if ("1".equals(ask(List.of(Prompt.of("result-offer")), 1))) {
      boolean ordered = resultCall.order(call, caller);
      caller.play(List.of(Prompt.of(ordered ? "result-ordered" : "result-not-ordered")));
    }
  }

  private String mustAsk(String prompt, int most) throws NeedsHuman {
    while (true) {
      String digits = ask(List.of(Prompt.of(prompt)), most);
      if (!digits.isEmpty()) {
        return digits;
      }
      silence();
    }
  }

  private String ask(List<Prompt> question, int most) {
    return caller.askDigits(question, most, PATIENCE);
  }

  private void silence() throws NeedsHuman {
    if (++silences >= SILENCES_UNTIL_HUMAN) {
      throw new NeedsHuman();
    }
    caller.play(List.of(Prompt.of("no-input")));
  }

  private void speak(String chosen) {
    language = chosen;
    caller.speak(chosen);
    languageChosen.accept(chosen);
  }

  private static Optional<LocalDate> date(String digits) {
    try {
      return Optional.of(LocalDate.parse(digits, KEYED));
    } catch (DateTimeParseException impossible) {
      return Optional.empty();
    }
  }
}
