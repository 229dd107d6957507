package org.veriline.ivr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.call.CallId;

class ReceptionTest {
  private static final Menu MENU =
      new Menu(List.of(new Menu.Choice("1", "general"), new Menu.Choice("2", "nurse")), "general");

  private final List<String> heard = new ArrayList<>();
  private final List<String> proofs = new ArrayList<>();
  private final List<String> languages = new ArrayList<>();
  private boolean open = true;
  private boolean known = true;
  private boolean orderable = true;
  private int orders;

  /** Keys what it is told to, then falls silent; "hang up" hangs up. */
  private final class Scripted implements Caller {
    private final Deque<String> keys;

    Scripted(String... keys) {
      this.keys = new ArrayDeque<>(List.of(keys));
    }

    @Override
    public void play(List<Prompt> prompts) {
      prompts.forEach(prompt -> heard.add(prompt.name()));
    }

    @Override
    public String askDigits(List<Prompt> prompts, int most, Duration patience) {
      play(prompts);
      String next = keys.isEmpty() ? "" : keys.removeFirst();
      if (next.equals("hang up")) {
        throw new Gone("hung up");
      }
      assertTrue(next.length() <= most, "no more digits than asked for");
      return next;
    }

    @Override
    public void speak(String language) {
      heard.add("now in " + language);
    }
  }

  private Destination receive(String... keys) {
    return new Reception(
            new CallId("voice-1.0"),
            new Scripted(keys),
            MENU,
            () -> open,
            (call, birthDate, number) -> {
              proofs.add(birthDate + " " + number);
              return known;
            },
            (call, caller) -> {
              orders++;
              return orderable;
            },
            languages::add)
        .receive();
  }

  @Test
  void callerWhoChoosesSpanishAndTheNurseWaitsThereInSpanish() {
    assertEquals(new Destination.Line("nurse", "es"), receive("2", "2", ""));
    assertEquals(List.of("es"), languages);
  }

  @Test
  void callerWhoIdentifiesIsThankedAndNotTalkedToByName() {
    receive("1", "1", "1", "03151961", "1234567");
    assertEquals(List.of(LocalDate.of(1961, 3, 15) + " 1234567"), proofs);
    assertTrue(heard.contains("identified"));
  }

  @Test
  void onlyWhoIsIdentifiedIsOfferedACallAboutAResultAndMayLetItBe() {
    assertEquals(
        new Destination.Line("general", "en"), receive("1", "1", "1", "03151961", "1234567", ""));
    assertEquals(1, heard.stream().filter("result-offer"::equals).count());
    assertFalse(heard.contains("no-input"), "no key is an answer here");
    assertEquals(0, orders);
    heard.clear();
    known = false;
    receive("1", "1", "1", "03151962", "1234567", "03151962", "1234567", "1");
    assertFalse(heard.contains("result-offer"));
  }

  @Test
  void callerIsToldThatACallIsOrderedOrNotAndWaitsForAPersonEitherWay() {
    for (boolean can : new boolean[] {true, false}) {
      orderable = can;
      heard.clear();
      assertEquals(
          new Destination.Line("general", "en"),
          receive("1", "1", "1", "03151961", "1234567", "1"));
      assertEquals(can ? "result-ordered" : "result-not-ordered", heard.get(heard.size() - 1));
    }
    assertEquals(2, orders);
  }

  @Test
  void wrongDateIsTriedTwiceAndThenAPersonHelps() {
    known = false;
    Destination to =
        receive("1", "1", "1", "03151962", "1234567", "03151963", "1234567", "03151964", "1");
    assertEquals(new Destination.Line("general", "en"), to);
    assertEquals(2, proofs.size());
    assertEquals(1, heard.stream().filter("not-identified"::equals).count());
  }

  @Test
  void impossibleDateSoundsLikeAWrongOne() {
    receive("1", "1", "1", "02311961", "1234567", "13011961", "1234567");
    assertTrue(proofs.isEmpty());
    assertEquals(1, heard.stream().filter("not-identified"::equals).count());
    assertEquals(2, heard.stream().filter("ask-number"::equals).count());
  }

  @Test
  void threeSilentPromptsGoToAPerson() {
    assertEquals(new Destination.Line("general", "en"), receive());
    assertEquals(3, heard.stream().filter("language"::equals).count() / 2);
    assertEquals("to-person", heard.get(heard.size() - 1));
  }

  @Test
  void silencesCountOverTheWholeWay() {
    assertEquals(new Destination.Line("general", "es"), receive("", "2", "", ""));
    assertEquals("to-person", heard.get(heard.size() - 1));
  }

  @Test
  void silentCallerOutsideHoursIsToldTheHours() {
    open = false;
    assertEquals(new Destination.Closed("en"), receive());
  }

  @Test
  void closedClinicIsToldInTheChosenLanguageBeforeAnyMenu() {
    open = false;
    assertEquals(new Destination.Closed("es"), receive("2"));
    assertFalse(heard.contains("menu-general"));
  }

  @Test
  void keyThatMeansNothingIsAskedAgain() {
    assertEquals(new Destination.Line("nurse", "en"), receive("1", "9", "2", ""));
  }

  @Test
  void callerWhoStaysOnTheLineIsNotAskedForAnything() {
    assertEquals(new Destination.Line("general", "en"), receive("1", "1", ""));
    assertFalse(heard.contains("ask-birth-date"));
  }

  @Test
  void hangUpEndsTheFlowAtEveryStage() {
    for (String[] keys :
        List.of(
            new String[] {"hang up"},
            new String[] {"1", "hang up"},
            new String[] {"1", "1", "hang up"},
            new String[] {"1", "1", "1", "hang up"},
            new String[] {"1", "1", "1", "03151961", "hang up"})) {
      assertThrows(Caller.Gone.class, () -> receive(keys));
    }
    assertTrue(proofs.isEmpty());
  }
}
