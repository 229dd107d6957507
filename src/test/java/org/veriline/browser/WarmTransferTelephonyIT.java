package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/**
 * Two agents in two browsers and a real caller: a colleague is asked, takes the call over, or talks
 * along. The tests take turns, for there are two agents.
 */
class WarmTransferTelephonyIT extends BrowserTest {
  private static final int CALLER_HERTZ = 1000;

  /** The first agent has a verified patient on the line, the colleague is ready. */
  private record Two(DeskScreen first, DeskScreen second, Caller caller) {

    void ask() {
      choose("transfer");
      first.becomes("CONSULTING");
      second.becomes("OFFERED");
    }

    void talk() {
      ask();
      second.page.locator("#answer:not([disabled])").click();
      second.becomes("ASSISTING");
      assertThat(first.page.locator("#hand-over")).isEnabled();
    }

    void choose(String list) {
      first.page.locator("#" + list + ":not([disabled])").click();
      first
          .page
          .locator(".desk:not([data-guarded]) #" + list + "-to [data-colleague]")
          .first()
          .click();
    }

    void first(String button) {
      first.page.locator(".desk:not([data-guarded]) #" + button + ":not([disabled])").click();
    }

    void firstIsOver() {
      first.becomes("WRAP_UP");
      first.finish("INFO_GIVEN");
    }
  }

  /** At work, but nobody is offered yet. */
  private static DeskScreen atBreak(Page page, String userName) {
    DeskScreen desk = DeskScreen.of(page, Appliance.named(userName));
    desk.startReady();
    page.evaluate("() => deskState([{name: 'arg', value: 'BREAK'}])");
    desk.becomes("NOT_READY");
    return desk;
  }

  private Two verified(Patient patient) {
    DeskScreen first = atBreak(newPage(), "ann.example");
    DeskScreen second = atBreak(newPageOfItsOwnBrowser(), "benito.ejemplo");
    Caller caller = Caller.callsWithTone(CALLER_HERTZ);
    first.page.locator("#go-ready").click();
    first.answer();
    first.readAppointmentsTo(patient);
    assertThat(first.level()).hasAttribute("data-level", "V2");
    second.goReady();
    return new Two(first, second, caller);
  }

  @Test
  void callerIsHandedOverWithWhatWasProved() {
    Two two = verified(Patient.truthful(30));
    two.talk();
    assertEquals(
        MICROPHONE_HERTZ, two.second().incomingPitch(), 15, "the colleague hears the agent");
    assertThat(two.second().section("APPOINTMENTS")).hasCount(0);
    assertThat(two.first().level()).hasAttribute("data-level", "V2");

    two.first("hand-over");
    two.second().becomes("TALKING");
    assertThat(two.second().level()).hasAttribute("data-level", "V2");
    assertEquals(CALLER_HERTZ, two.second().incomingPitch(), 15, "the colleague hears the caller");
    CallBrowserIT.until(
        () -> two.caller().hears(MICROPHONE_HERTZ) > 0.5, "the caller hears the colleague");
    two.second().page.locator("#open-APPOINTMENTS").click();
    assertThat(two.second().card()).isVisible();

    two.first().becomes("WRAP_UP");
    assertThat(two.first().card()).hasCount(0);
    two.firstIsOver();
    two.second().hangUp();
    CallBrowserIT.until(() -> !two.caller().onTheLine(), "the caller's line is free");
    two.second().becomes("WRAP_UP");
    two.second().finish("APPT_CONF");
  }

  @Test
  void colleagueWhoDeclinesGivesTheCallerBack() {
    Two two = verified(Patient.truthful(31));
    two.ask();
    two.second().page.keyboard().press("Alt+Shift+R");
    two.first().becomes("TALKING");
    two.second().becomes("NOT_READY");
    assertEquals(CALLER_HERTZ, two.first().incomingPitch(), 15, "the caller is back");
    assertThat(two.first().level()).hasAttribute("data-level", "V2");
    two.first().hangUp();
    CallBrowserIT.until(() -> !two.caller().onTheLine(), "the caller's line is free");
    two.firstIsOver();
  }

  @Test
  void firstAgentWhoTakesTheCallerBackGoesOnAlone() {
    Two two = verified(Patient.truthful(32));
    two.talk();
    two.first("take-back");
    two.first().becomes("TALKING");
    two.second().becomes("READY");
    assertEquals(CALLER_HERTZ, two.first().incomingPitch(), 15, "the caller is back");
    two.first().page.locator("#hold").click();
    two.first().becomes("HELD");
    two.first().page.locator("#hold").click();
    two.first().becomes("TALKING");
    two.caller().hangUp();
    two.firstIsOver();
  }

  @Test
  void callerWhoHangsUpMeanwhileFreesBoth() {
    Two two = verified(Patient.truthful(33));
    two.talk();
    two.caller().hangUp();
    two.second().becomes("READY");
    two.firstIsOver();
    two.second().page.waitForFunction("() => desk.phone.call === 'none'");
  }

  @Test
  void threeHearEachOtherAndNothingIsOpenUntilThePatientAgrees() {
    Two two = verified(Patient.truthful(34));
    two.choose("add");
    two.second().becomes("OFFERED");
    two.second().page.locator("#answer:not([disabled])").click();
    two.second().becomes("ASSISTING");
    two.first("join-three");
    two.first().becomes("TALKING");
    assertThat(two.first().level()).hasAttribute("data-level", "V0");
    assertThat(two.first().section("APPOINTMENTS")).hasAttribute("data-open", "false");
    assertThat(two.first().card()).hasCount(0);
    assertTrue(two.second().hears(CALLER_HERTZ), "the third hears the caller");
    assertTrue(two.second().hears(MICROPHONE_HERTZ), "the third hears the agent");
    assertTrue(two.first().hears(CALLER_HERTZ), "the agent hears the caller");
    assertTrue(two.first().hears(MICROPHONE_HERTZ), "the agent hears the third");
    CallBrowserIT.until(
        () -> two.caller().hears(MICROPHONE_HERTZ) > 0.3, "the caller hears the two");

    two.first().page.locator("#surroundings-OTHERS_AGREED").click();
    assertThat(two.first().level()).hasAttribute("data-level", "V2");
    assertThat(two.first().section("APPOINTMENTS")).hasAttribute("data-open", "true");
    assertThat(two.second().section("APPOINTMENTS")).hasCount(0);

    two.first("dismiss");
    two.second().becomes("READY");
    assertThat(two.first().section("APPOINTMENTS")).hasAttribute("data-open", "false");
    two.first().page.locator("#hold:not([disabled])").click();
    two.first().becomes("HELD");
    two.first().page.locator("#hold").click();
    two.first().becomes("TALKING");
    assertEquals(CALLER_HERTZ, two.first().incomingPitch(), 15, "the caller is still there");
    two.first().hangUp();
    CallBrowserIT.until(() -> !two.caller().onTheLine(), "the caller's line is free");
    two.firstIsOver();
  }
}
