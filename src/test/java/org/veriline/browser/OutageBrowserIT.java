package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.telephony.Line;

/** Parts are killed while an agent talks with a patient. */
class OutageBrowserIT extends BrowserTest {
  private static final int CALLER_HERTZ = 1000;
  private static final Person AGENT = Appliance.named("ann.example");

  @AfterEach
  void everythingRunsAgain() {
    Line.everythingRuns();
  }

  private static void theyHearEachOther(DeskScreen desk, Caller caller) {
    assertEquals(CALLER_HERTZ, desk.incomingPitch(), 15, "the agent hears the caller");
    CallBrowserIT.until(() -> caller.hears(MICROPHONE_HERTZ) > 0.5, "the caller hears the agent");
    assertTrue(caller.onTheLine());
  }

  private DeskScreen deskInACall(Caller[] caller) {
    DeskScreen desk = DeskScreen.of(newPage(), AGENT);
    desk.startReady();
    caller[0] = Caller.callsWithTone(CALLER_HERTZ);
    desk.answer();
    theyHearEachOther(desk, caller[0]);
    return desk;
  }

  private static String lastCall(String columns) {
    return Line.sql("SELECT " + columns + " FROM calls ORDER BY arrived_at DESC LIMIT 1");
  }

  @Test
  void killedApplicationEndsNoCallAndTheAgentFinishesItAfterwards() {
    Caller[] caller = new Caller[1];
    DeskScreen desk = deskInACall(caller);
    String call = lastCall("id");

    Line.kill("veriline");
    theyHearEachOther(desk, caller[0]);
    Line.everythingRuns();
    assertThat(desk.page.locator("#call-problem")).not().isEmpty();
    theyHearEachOther(desk, caller[0]);
    assertEquals(call + "\tTALKING", lastCall("id, state"));

    desk.hangUp();
    desk.page.waitForURL(Pattern.compile(".*/sign-in.*"));
    new SignInScreen(desk.page).signIn(AGENT);
    desk.open();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
    assertEquals(call + "\tENDED\tNORMAL", lastCall("id, state, cause"));
  }

  @Test
  void killedDatabaseEndsNoCallAndNothingAboutThePatientIsShownWithoutIt() {
    Patient patient = Patient.truthful(8);
    Caller[] caller = new Caller[1];
    DeskScreen desk = deskInACall(caller);
    desk.noEmergencyAboutThemselves();
    assertThat(desk.page.locator("#answer-name")).isVisible();

    Line.kill("mariadb");
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    assertThat(desk.page.locator("#call-problem")).containsText("could not do that");
    assertThat(desk.level()).hasAttribute("data-level", "V0");
    theyHearEachOther(desk, caller[0]);

    Line.everythingRuns();
    desk.page.reload();
    desk.becomes("TALKING");
    theyHearEachOther(desk, caller[0]);
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    assertThat(desk.lastAnswer()).hasAttribute("data-answer", "MATCHED");
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
  }

  @Test
  void restartedSwitchCutsTheCallOffAndListsItForCallBackAndTheDeskGoesOn() {
    Caller[] caller = new Caller[1];
    DeskScreen desk = deskInACall(caller);
    String call = lastCall("id");

    Line.inside("systemctl", "restart", "voice");
    desk.becomes("WRAP_UP");
    CallBrowserIT.until(
        () ->
            "CALL_BACK".equals(Line.sql("SELECT kind FROM request WHERE call_id = '" + call + "'")),
        "whoever was cut off is listed for call-back");
    assertEquals("ENDED\tCUT_OFF", lastCall("state, cause"));
    assertFalse(caller[0].onTheLine());
    desk.finish("INFO_GIVEN");
    assertThat(desk.page.locator("#health-phone[data-grade=ok]")).isVisible();
    desk.goReady();

    Caller next = Caller.callsWithTone(CALLER_HERTZ);
    desk.answer();
    theyHearEachOther(desk, next);
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
  }
}
