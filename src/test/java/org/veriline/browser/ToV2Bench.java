package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.bench.Table;

/**
 * How long a truthful caller takes from the question for their name to V2, at a desk in Chromium.
 * What the desk and the server take is measured; what people take is reckoned from the words that
 * stand on the desk and those that answer them, so that it does not depend on who reads.
 */
class ToV2Bench extends BrowserTest {
  private static final int CALLS = 9;

  /** People speak about 150 words a minute; who types does so while the caller speaks. */
  private static final double WORDS_A_SECOND = 2.5;

  private static final double KEYS_A_SECOND = 5;

  @Test
  void toV2() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    List<Conversation> unknown = new ArrayList<>();
    List<Conversation> identified = new ArrayList<>();
    for (int n = 0; n < CALLS; n++) {
      unknown.add(saysEverything(desk, Patient.truthful(2 * n)));
      identified.add(keyedEverything(desk, Patient.truthful(2 * n + 1)));
    }
    double all = median(unknown.stream().map(Conversation::all).toList());
    double own = median(identified.stream().map(Conversation::agentAndSystem).toList());
    Table.line(
        "to-v2",
        "median time to V2 from the question for the name, %d truthful callers who say name, birth date and number; %s"
            .formatted(CALLS, parts(unknown)),
        "at most 25 s",
        "%.1f s".formatted(all),
        all <= 25,
        "people: words at 150 a minute, five keys a second while the caller speaks");
    Table.line(
        "to-v2",
        "median agent and system time to V2 after %d callers keyed birth date and number; %s"
            .formatted(CALLS, parts(identified)),
        "at most 8 s",
        "%.1f s".formatted(own),
        own <= 8,
        "people: words at 150 a minute, five keys a second while the caller speaks");
  }

  private static Conversation saysEverything(DeskScreen desk, Patient patient) {
    Caller.calls();
    Conversation talk = begun(desk);
    talk.says(desk.page.locator("#saying").innerText());
    String date = patient.spokenBirthDate();
    talk.answers(
        spelled(patient) + words(date) + 1, patient.fullName().length() + date.length() + 2);
    desk.page.locator("#answer-name").fill(patient.fullName());
    desk.page.locator("#answer-birth").fill(date);
    talk.does(
        () -> {
          desk.page.locator("#answer-birth").press("Enter");
          assertThat(desk.page.locator("#answer-text")).isVisible();
          Locator instead = desk.page.locator("[data-do=deskAsk][data-arg=number]");
          if (instead.count() > 0) {
            instead.click();
            assertThat(instead).hasCount(0);
          }
        });
    talk.says(desk.page.locator("#saying").innerText());
    talk.answers(patient.keypadNumber().length(), patient.keypadNumber().length() + 1);
    desk.page.locator("#answer-text").fill(patient.keypadNumber());
    talk.does(() -> verified(desk, desk.page.locator("#answer-text")));
    over(desk);
    return talk;
  }

  private static Conversation keyedEverything(DeskScreen desk, Patient patient) {
    Caller.calls(
        "--digits", "1,1,1,%s,%s#".formatted(patient.keyedBirthDate(), patient.keypadNumber()));
    Conversation talk = begun(desk);
    talk.says(desk.page.locator("#saying").innerText());
    talk.answers(spelled(patient), patient.fullName().length() + 1);
    desk.page.locator("#answer-name").fill(patient.fullName());
    talk.does(() -> verified(desk, desk.page.locator("#answer-name")));
    over(desk);
    return talk;
  }

  /** The two questions before: they are asked of everybody and prove nothing. */
  private static Conversation begun(DeskScreen desk) {
    desk.goReady();
    desk.answer();
    Conversation talk = new Conversation();
    talk.ahead(desk.page.locator("#saying").innerText());
    desk.page.locator("#emergency-no").click();
    assertThat(desk.page.locator("#about-self")).isVisible();
    talk.ahead(desk.page.locator("#saying").innerText());
    desk.page.locator("#about-self").click();
    assertThat(desk.page.locator("#answer-name")).isVisible();
    return talk;
  }

  private static void verified(DeskScreen desk, Locator field) {
    field.press("Enter");
    assertThat(desk.level()).hasAttribute("data-level", "V2");
  }

  private static void over(DeskScreen desk) {
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
  }

  /** Both names, and each letter of the last. */
  private static int spelled(Patient patient) {
    String name = patient.fullName();
    return words(name) + name.substring(name.lastIndexOf(' ') + 1).length();
  }

  private static int words(String text) {
    return text.strip().split("\\s+").length;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static String parts(List<Conversation> talks) {
    return "of it the system %.1f s; before it two questions of %.1f s"
        .formatted(
            median(talks.stream().map(talk -> talk.system).toList()),
            median(talks.stream().map(talk -> talk.before).toList()));
  }

  /** Seconds. */
  private static final class Conversation {
    private double before;
    private double agent;
    private double caller;
    private double system;

    void ahead(String words) {
      before += words(words) / WORDS_A_SECOND;
    }

    void says(String words) {
      agent += words(words) / WORDS_A_SECOND;
    }

    void answers(int words, int keys) {
      double speaks = words / WORDS_A_SECOND;
      caller += speaks;
      agent += Math.max(0, keys / KEYS_A_SECOND - speaks);
    }

    void does(Runnable deed) {
      long from = System.nanoTime();
      deed.run();
      system += (System.nanoTime() - from) / 1e9;
    }

    double agentAndSystem() {
      return agent + system;
    }

    double all() {
      return agent + caller + system;
    }
  }
}
