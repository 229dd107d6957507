package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.veriline.telephony.Line;

/**
 * Somebody outside is called into a call over the trunk: an interpreter of the list, whose
 * telephone the lab carrier plays with a steady tone. The tests take turns, for there is one agent
 * of a kind.
 */
class ThirdPartyTelephonyIT extends BrowserTest {
  private static final int CALLER_HERTZ = 1000;
  private static final int INTERPRETER_HERTZ = 700;
  private static final String OUTSIDE = "555 555 0115";

  /** Somebody at a desk with a verified patient, who sends a tone. */
  private record OnTheLine(DeskScreen desk, Caller caller) {

    void press(String button) {
      desk.page.locator(".desk:not([data-guarded]) #" + button + ":not([disabled])").click();
    }

    void askInterpreter() {
      press("add");
      desk.page.locator("#add-interpreters [data-interpreter=es]").first().click();
      desk.becomes("CONSULTING");
      assertThat(desk.page.locator("#join-three")).isEnabled();
    }

    void type(String number) {
      press("add");
      desk.page.locator("#outside-number").fill(number);
      desk.page.locator("#outside-reason").fill("The care home has the list of drugs");
      desk.page.locator("#outside-call").click();
    }

    void over() {
      desk.hangUp();
      CallBrowserIT.until(() -> !caller.onTheLine(), "the caller's line is free");
      desk.becomes("WRAP_UP");
      desk.finish("INFO_GIVEN");
    }
  }

  private OnTheLine verified(String userName, Patient patient) {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.named(userName));
    desk.startReady();
    Caller caller = Caller.callsWithTone(CALLER_HERTZ);
    desk.answer();
    desk.readAppointmentsTo(patient);
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    return new OnTheLine(desk, caller);
  }

  private static long outsideLegs() {
    return Line.inside("/usr/local/lib/veriline/switch", "core show channels concise")
        .lines()
        .filter(line -> line.startsWith("PJSIP/carrier-"))
        .count();
  }

  @Test
  void interpreterIsOneClickAndThreeHearEachOtherOnceTheCallerAgrees() {
    OnTheLine line = verified("ann.example", Patient.truthful(40));
    DeskScreen desk = line.desk();
    line.press("add");
    assertThat(desk.page.locator("#outside-number")).hasCount(0);
    line.press("add-cancel");
    line.askInterpreter();
    assertThat(desk.page.locator("#hand-over")).hasCount(0);
    assertTrue(desk.hears(INTERPRETER_HERTZ), "the agent hears the interpreter");
    assertFalse(line.caller().hears(INTERPRETER_HERTZ) > 0.3, "the caller hears them");

    line.press("join-three");
    desk.becomes("TALKING");
    assertThat(desk.level()).hasAttribute("data-level", "V0");
    assertThat(desk.card()).hasCount(0);
    assertThat(desk.page.locator("#interpreted")).isVisible();
    assertTrue(desk.hears(CALLER_HERTZ), "the agent hears the caller");
    assertTrue(desk.hears(INTERPRETER_HERTZ), "the agent hears the interpreter");
    CallBrowserIT.until(
        () -> line.caller().hears(INTERPRETER_HERTZ) > 0.3, "the caller hears the interpreter");

    desk.page.locator("#surroundings-PRIVATE").click();
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    assertThat(desk.section("APPOINTMENTS")).hasAttribute("data-open", "true");

    line.press("dismiss");
    assertThat(desk.page.locator("#colleague")).hasCount(0);
    assertThat(desk.section("APPOINTMENTS")).hasAttribute("data-open", "false");
    CallBrowserIT.until(() -> outsideLegs() == 1, "only the caller's leg is left");
    assertEquals(CALLER_HERTZ, desk.incomingPitch(), 15, "the caller is still there");
    line.over();
  }

  @Test
  void personAtATypedNumberIsDroppedWhenTheAgentLeaves() {
    OnTheLine line = verified("nora.invented", Patient.truthful(41));
    DeskScreen desk = line.desk();
    line.type("911");
    assertThat(desk.page.locator("#desk-messages")).containsText("dial 911");
    assertEquals("TALKING", desk.state());
    line.type(OUTSIDE);
    desk.becomes("CONSULTING");
    line.press("join-three");
    desk.becomes("TALKING");
    CallBrowserIT.until(
        () -> line.caller().hears(INTERPRETER_HERTZ) > 0.3, "the caller hears who was called");
    assertEquals(2, outsideLegs(), "legs of the carrier");
    line.over();
    CallBrowserIT.until(() -> outsideLegs() == 0, "nobody is left on the line");
  }

  @Test
  void whoeverIsOutsideIsDroppedWhenTheCallerHangsUp() {
    OnTheLine line = verified("ann.example", Patient.truthful(42));
    line.askInterpreter();
    line.caller().hangUp();
    line.desk().becomes("WRAP_UP");
    CallBrowserIT.until(() -> outsideLegs() == 0, "nobody is left on the line");
    line.desk().finish("INFO_GIVEN");
  }
}
