package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.telephony.Line;
import org.veriline.testing.Eventually;

/**
 * Real calls that prove who calls: over the trunk to a number on file and back, with an agent in a
 * browser. The tests take turns, for there is one agent.
 */
class PossessionTelephonyIT extends BrowserTest {

  private static DeskScreen desk(BrowserTest test) {
    DeskScreen desk = DeskScreen.of(test.newPage(), Appliance.person("AGENT"));
    desk.startReady();
    return desk;
  }

  private static void said(DeskScreen desk, String text) {
    assertThat(desk.page.locator("#possession-said")).containsText(text);
  }

  private static void toNumberOnFile(DeskScreen desk, String deed) {
    desk.page.locator("#possession-numbers").click();
    desk.page.locator("#possession-list [data-do=" + deed + "]").first().click();
  }

  private static void over(DeskScreen desk) {
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
  }

  /** The channels of this moment, as Asterisk lists them: seat, where it is, whom it is with. */
  private static List<String> seatChannels() {
    return Line.inside("/usr/local/lib/veriline/switch", "core show channels concise")
        .lines()
        .filter(line -> line.startsWith("PJSIP/seat"))
        .toList();
  }

  private static long found(String digits) {
    return Long.parseLong(
        Line.inside(
                "sh",
                "-c",
                "(journalctl --no-pager; cat /var/log/voice/* /var/lib/veriline-voice/cel/*"
                    + " 2>/dev/null) | grep -c -e "
                    + digits
                    + " || true")
            .strip());
  }

  @Test
  void keysInTheCallAreMatchedWhileTheAgentHearsMusic() {
    Patient patient = Patient.truthful(20);
    DeskScreen desk = desk(this);
    Caller caller =
        Caller.calls(
            "--digits", "1,1,2," + patient.keyedBirthDate() + "," + patient.keypadNumber() + "#");
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.page.locator("#possession-keypad").click();
    desk.becomes("HELD");
    List<String> seats = seatChannels();
    assertEquals(1, seats.size(), seats::toString);
    assertTrue(seats.get(0).contains("!seat-waits!"), seats::toString);
    assertTrue(seats.get(0).contains("!MusicOnHold!"), seats::toString);
    said(desk, "Keypad: matched");
    desk.becomes("TALKING");
    assertTrue(
        caller.lines().stream().anyMatch(line -> line.contains(patient.keypadNumber())),
        caller::toString);
    assertThat(desk.page.locator("#answer-birth")).hasCount(0);
    desk.nameAndBirthDate(patient.fullName(), "");
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    assertFalse(desk.page.content().contains(patient.keypadNumber()), "digits in the page");
    assertEquals(0, found(patient.keypadNumber()), "digits in a log");
    assertTrue(caller.onTheLine());
    over(desk);
  }

  @Test
  void codeSpokenIntoANumberOnFileIsKeyedInTheFirstCall() {
    Patient patient = Patient.truthful(21);
    DeskScreen desk = desk(this);
    Caller caller = Caller.calls("--code-from", patient.phone());
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    assertThat(desk.level()).hasAttribute("data-level", "V1");
    toNumberOnFile(desk, "deskCode");
    desk.becomes("HELD");
    Eventually.until(
        "the code matches",
        Duration.ofMinutes(2),
        () -> "Code: matched".equals(desk.page.locator("#possession-said").innerText().strip()));
    desk.becomes("TALKING");
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    String code =
        caller.lines().stream()
            .filter(line -> line.contains("presses") && line.matches(".*\\b[0-9]{6}\\b.*"))
            .map(line -> line.replaceAll(".*\\b([0-9]{6})\\b.*", "$1"))
            .findFirst()
            .orElseThrow();
    assertFalse(desk.page.content().contains(code), "the code is in the page");
    assertEquals(0, found("[^0-9.]" + code + "[^0-9]"), "the code is in a log");
    over(desk);
  }

  @Test
  void callBackToANumberOnFileTakesThePlaceOfTheFirstCall() {
    Patient patient = Patient.truthful(22);
    DeskScreen desk = desk(this);
    Caller caller = Caller.calls();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    assertThat(desk.level()).hasAttribute("data-level", "V1");
    toNumberOnFile(desk, "deskCallBack");
    CallBrowserIT.until(() -> !caller.onTheLine(), "the first call is over: " + caller);
    said(desk, "This is the number on file.");
    desk.becomes("TALKING");
    assertThat(desk.level()).hasAttribute("data-level", "V0");
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    desk.page.waitForFunction("() => desk.phone.session?.isEstablished()");
    over(desk);
  }

  @Test
  void organisationIsCalledBackOnTheNumberOfTheDirectoryAndNotOnTheOneItNames() {
    Patient patient = Patient.truthful(23);
    listed("Invented Hillside Practice", "+1 212 555 0163");
    DeskScreen desk = desk(this);
    Caller caller = Caller.calls();
    desk.answer();
    practiceCalls(desk);
    desk.page.locator("#other-organisation").fill("invented hillside practice");
    person(desk);
    desk.page.locator("#other-phone").fill("212 555 0199");
    desk.page.locator("#other-phone").press("Enter");
    assertThat(desk.page.locator("#saying")).containsText("through the main number");
    desk.page.locator("#call-back-main").click();
    assertThat(desk.page.locator("#possession-list")).containsText("63");
    desk.page.locator("#possession-list [data-do=deskCallBack]").click();
    CallBrowserIT.until(() -> !caller.onTheLine(), "the first call is over: " + caller);
    said(desk, "This is the number on file.");
    desk.becomes("TALKING");
    practiceCalls(desk);
    assertThat(desk.page.locator("#saying")).containsText("your name and your role");
    assertThat(desk.page.locator("#other-organisation")).hasCount(0);
    person(desk);
    desk.page.locator("#other-role").press("Enter");
    desk.page.locator("#other-patient").fill(patient.fullName());
    desk.page.locator("#other-birth").fill(patient.spokenBirthDate());
    desk.page.locator("#other-birth").press("Enter");
    desk.page.locator("#other-reference").fill(patient.keypadNumber());
    desk.page.locator("#other-reference").press("Enter");
    desk.page.locator("[data-purpose=SENSITIVE]").click();
    desk.page.locator("#surroundings-PRIVATE").click();
    assertThat(desk.level()).hasAttribute("data-level", "V3");
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
  }

  private static void practiceCalls(DeskScreen desk) {
    desk.page.locator("#emergency-no").click();
    desk.page.locator("#about-other").click();
    desk.page.locator("[data-who=PROVIDER]").click();
  }

  private static void person(DeskScreen desk) {
    desk.page.locator("#other-person").fill("Casimir Nobodyreal");
    desk.page.locator("#other-role").fill("nurse");
  }

  private void listed(String name, String number) {
    Page officer = newPage();
    new SignInScreen(officer).signIn(Appliance.named("paul.madeup"));
    officer.navigate("/privacy/organisations");
    officer.locator("[id='organisations:kind']").selectOption("PROVIDER");
    officer.locator("[id='organisations:title']").fill(name);
    officer.locator("[id='organisations:number']").fill(number);
    officer.locator("[id='organisations:since']").fill("2020-01-02");
    officer.locator("[id='organisations:add']").click();
    assertThat(officer.locator("[id='organisations:rows']")).containsText("2020-01-02");
  }
}
