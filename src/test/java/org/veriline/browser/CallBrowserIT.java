package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.veriline.testing.Eventually;

/** A patient calls and an agent in a real browser does the whole call. */
class CallBrowserIT extends BrowserTest {
  private static final int CALLER_HERTZ = 1000;

  @Test
  void wholeCallFromRingToNextCallWithSoundBothWays() {
    Patient patient = Patient.truthful(0);
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startShift();

    Caller caller = Caller.callsWithTone(CALLER_HERTZ);
    desk.startReady();
    desk.answer();
    assertEquals(CALLER_HERTZ, desk.incomingPitch(), 15, "the caller's tone reaches the headset");
    until(() -> caller.heard(MICROPHONE_HERTZ) > 0.5, "the agent's microphone reaches the caller");

    until(() -> desk.microphoneLevel() > 0.3, "the agent sees that the microphone works");

    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    assertThat(desk.lastAnswer()).hasAttribute("data-answer", "MATCHED");
    desk.number(patient.keypadNumber());
    assertThat(desk.lastAnswer()).hasAttribute("data-answer", "MATCHED");
    desk.page.locator("#need-APPOINTMENT").click();
    assertThat(desk.section("APPOINTMENTS")).hasAttribute("data-open", "false");
    desk.page.locator("#surroundings-PRIVATE").click();
    assertThat(desk.section("APPOINTMENTS")).hasAttribute("data-open", "true");
    desk.page.locator("#open-APPOINTMENTS").click();
    assertThat(desk.card()).isVisible();
    assertTrue(fontSize(desk.card().locator("li").first()) >= 18, "read-out text is 18 px or more");
    desk.page.locator("#look-back").click();
    assertThat(desk.page.locator("#earlier")).isFocused();

    desk.page.locator("#hold").click();
    desk.becomes("HELD");
    desk.page.locator("#hold").click();
    desk.becomes("TALKING");

    desk.hangUp();
    desk.becomes("WRAP_UP");
    until(() -> !caller.onTheLine(), "the caller's line is free");
    assertThat(desk.card()).hasCount(0);
    desk.finish("APPT_CONF");
    desk.becomes("READY");
  }

  @Test
  void callerWhoTypedDateAndNumberIsAskedForTheNameAlone() {
    Patient patient = Patient.truthful(9);
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller.calls("--as", patient.name());
    desk.answer();
    desk.noEmergencyAboutThemselves();
    assertThat(desk.page.locator("#answer-name")).isVisible();
    assertThat(desk.page.locator("#answer-birth")).hasCount(0);
    desk.nameAndBirthDate(patient.fullName(), "");
    assertThat(desk.lastAnswer()).hasAttribute("data-answer", "MATCHED");
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
  }

  @Test
  void whatIsPromisedBecomesARequestForATeam() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller.calls();
    desk.answer();
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.choose("MSG_TAKEN");
    desk.page.locator("#follow-note").fill("please call about the form");
    desk.page.locator("#finish:not([disabled])").click();
    desk.becomes("READY");

    Page floor = newPage();
    new SignInScreen(floor).signIn(Appliance.person("SUPERVISOR"));
    floor.navigate("/floor/requests");
    assertThat(floor.locator("#requests tbody tr")).not().hasCount(0);
    assertThat(floor.locator("#requests")).not().containsText("please call about the form");
  }

  @Test
  void reloadInACallKeepsTheCallerTheQuestionAndTheLevel() {
    Patient patient = Patient.truthful(1);
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller caller = Caller.callsWithTone(CALLER_HERTZ);
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    assertThat(desk.level()).hasAttribute("data-level", "V1");

    desk.page.reload();
    desk.becomes("TALKING", 30_000);
    assertThat(desk.level()).hasAttribute("data-level", "V1");
    assertThat(desk.page.locator("#answer-text")).isVisible();
    assertEquals(CALLER_HERTZ, desk.incomingPitch(), 15, "the caller is back in the headset");
    assertTrue(caller.onTheLine());
  }

  @Test
  void callerWhoseAgentVanishesIsFirstInLineForTheNext() {
    DeskScreen desk = DeskScreen.of(newPageOfItsOwnBrowser(), Appliance.named("ann.example"));
    desk.startReady();
    Caller caller = Caller.calls();
    desk.answer();
    DeskScreen other = DeskScreen.of(newPage(), Appliance.named("benito.ejemplo"));
    other.startReady();

    desk.page.context().browser().close();

    other.answer();
    assertTrue(caller.onTheLine(), "nobody is dropped");
    assertThat(other.level()).hasAttribute("data-level", "V0");
    other.hangUp();
    other.becomes("WRAP_UP");
    other.finish("INFO_GIVEN");
  }

  @Test
  void mutedMicrophoneIsNotHeardAndSaysSo() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller caller = Caller.calls();
    desk.answer();
    until(() -> caller.hears(MICROPHONE_HERTZ) > 0.5, "the agent is heard");
    desk.page.locator("#mute").click();
    assertThat(desk.page.locator("#mute")).hasAttribute("aria-pressed", "true");
    until(() -> caller.hears(MICROPHONE_HERTZ) < 0.1, "the agent is not heard any more");
    assertEquals(0, desk.microphoneLevel());
    desk.page.locator("#mute").click();
    until(() -> caller.hears(MICROPHONE_HERTZ) > 0.5, "the agent is heard again");
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
  }

  @Test
  void declinedCallIsOfferedToSomebodyElse() {
    DeskScreen ann = DeskScreen.of(newPage(), Appliance.named("ann.example"));
    ann.startReady();
    DeskScreen benito = DeskScreen.of(newPage(), Appliance.named("benito.ejemplo"));
    benito.startReady();
    benito.page.locator("#state-menu > summary").click();
    benito.page.locator("#state-menu [data-arg=BREAK]").click();
    benito.becomes("NOT_READY");
    Caller caller = Caller.calls();
    ann.becomes("OFFERED");
    assertThat(ann.page).hasTitle(Pattern.compile("\u25cf .*General.*"));
    ann.page
        .locator(".desk:not([data-guarded]) #hangup")
        .waitFor(); // within the guard's second no key ends a call
    ann.page.keyboard().press("Alt+Shift+R");
    ann.becomes("NOT_READY");
    benito.goReady();
    benito.answer();
    assertTrue(caller.onTheLine());
    benito.hangUp();
    benito.becomes("WRAP_UP");
    benito.finish("INFO_GIVEN");
  }

  @Test
  void transferredCallerReachesTheOtherQueueAndTheTrailSaysWhoDidIt() {
    DeskScreen ann = DeskScreen.of(newPage(), Appliance.named("ann.example"));
    ann.startReady();
    Caller caller = Caller.calls();
    ann.answer();
    DeskScreen nora = DeskScreen.of(newPage(), Appliance.person("NURSE"));
    nora.startReady();
    ann.transfer("nurse");
    ann.becomes("WRAP_UP");
    assertThat(ann.page.locator("#wrapup [role=timer]")).isVisible();
    nora.answer();
    assertThat(nora.page.locator("#call-queue")).hasText("Nurse");
    assertThat(nora.page.locator("#desk-call")).not().containsText("-");
    assertTrue(caller.onTheLine());
    ann.finish("XFER_CLIN");
    nora.hangUp();
    nora.becomes("WRAP_UP");
    nora.finish("INFO_GIVEN");

    Page audit = newPage();
    new SignInScreen(audit).signIn(Appliance.person("PRIVACY_OFFICER"));
    audit.navigate("/privacy/audit");
    Locator latest = audit.locator("tr", new Page.LocatorOptions().setHasText("CALL.TRANSFER"));
    assertThat(latest.first()).containsText("Ann Example");
    assertThat(latest.first()).containsText("queue/nurse");
  }

  @Test
  void lostNetworkIsShownAndHealed() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    desk.page.context().setOffline(true);
    assertThat(desk.page.locator("#health-phone")).hasAttribute("data-grade", "bad");
    assertThat(desk.page.locator("#health-server")).hasAttribute("data-grade", "bad");
    desk.page.context().setOffline(false);
    assertThat(desk.page.locator("#health-phone")).hasAttribute("data-grade", "ok");
    assertThat(desk.page.locator("#health-server")).hasAttribute("data-grade", "ok");
  }

  private static double fontSize(Locator locator) {
    return ((Number) locator.evaluate("element => parseFloat(getComputedStyle(element).fontSize)"))
        .doubleValue();
  }

  static void until(Callable<Boolean> holds, String what) {
    Eventually.until(what, Duration.ofSeconds(60), holds);
  }
}
