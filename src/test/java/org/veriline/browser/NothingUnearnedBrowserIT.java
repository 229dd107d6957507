package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the browser has not earned it does not have. */
class NothingUnearnedBrowserIT extends BrowserTest {

  @Test
  void callerWithTheWrongBirthDateGetsNothingOutOfTheSystem() {
    Patient patient = Patient.truthful(2);
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Traffic traffic = Traffic.of(desk.page);
    Caller.calls();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(patient.fullName(), "February 29 1904");
    assertThat(desk.lastAnswer()).hasAttribute("data-answer", "NOT_MATCHED");
    traffic.look();
    desk.hangUp();
    desk.becomes("WRAP_UP");
    traffic.look();
    desk.finish("VER_FAIL");
    traffic.look();
    assertEquals(Set.of(), traffic.channelsWith(secretsOf(patient)));
  }

  @Test
  void agentCannotSeeWhetherTheRecordExists() {
    String known = afterAWrongAnswer(Patient.truthful(3).fullName());
    String unknown = afterAWrongAnswer("Zebulon Nowhereman");
    assertEquals(known, unknown);
  }

  private String afterAWrongAnswer(String name) {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller caller = Caller.calls();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(name, "February 29 1904");
    assertThat(desk.lastAnswer()).hasAttribute("data-answer", "NOT_MATCHED");
    String seen =
        desk.page.locator("#script").innerText() + desk.page.locator("#desk-patient").innerText();
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("VER_FAIL");
    caller.hangUp();
    return seen;
  }

  /** The detector sees what was earned, so its silence about the rest means something. */
  @Test
  void openedSectionIsInOneAnswerAndInNothingThatComesLater() {
    Patient patient = Patient.truthful(8);
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Traffic traffic = Traffic.of(desk.page);
    Caller.calls();
    desk.answer();
    desk.readAppointmentsTo(patient);
    assertThat(desk.card().locator("li > span")).not().hasCount(0);
    // The end of each sentence: the time before it holds a space that answers write as an entity.
    List<String> said =
        desk.card().locator("li > span").allInnerTexts().stream()
            .map(sentence -> sentence.substring(sentence.lastIndexOf(": ") + 2))
            .toList();
    traffic.look();
    assertEquals(Set.of("page", "response"), traffic.channelsWith(said));

    Traffic later = Traffic.of(desk.page);
    desk.hangUp();
    desk.becomes("WRAP_UP");
    later.look();
    desk.finish("APPT_CONF");
    desk.page.reload();
    desk.becomes("READY");
    later.look();
    assertEquals(Set.of(), later.channelsWith(said));
  }

  @Test
  void detectorFindsALeakInEveryChannel() {
    String canary = "Canary-7421";
    Page page = newPage();
    page.addInitScript(
        "const Original = WebSocket; window.sockets = [];"
            + " WebSocket = class extends Original {"
            + " constructor(...all) { super(...all); sockets.push(this); } };");
    new SignInScreen(page).signIn(Appliance.person("SUPERVISOR"));
    Traffic traffic = Traffic.of(page);
    page.route("**/leak", route -> route.fulfill(new Route.FulfillOptions().setBody(canary)));
    page.navigate("/floor");
    page.waitForFunction("() => sockets.some(socket => socket.readyState === 1)");
    traffic.look();
    assertEquals(Set.of(), traffic.channelsWith(List.of(canary)), "nothing is planted yet");

    page.evaluate("() => fetch('/leak').then(answer => answer.text()).then(() => true)");
    traffic.look();
    assertEquals(Set.of("response"), traffic.channelsWith(List.of(canary)));

    page.evaluate("value => sockets.find(socket => socket.readyState === 1).send(value)", canary);
    page.evaluate("value => fetch('/sign-in?' + value).then(answer => answer.text())", canary);
    page.evaluate("value => console.log(value)", canary);
    page.evaluate("value => localStorage.setItem('leak', value)", canary);
    page.evaluate("value => document.getElementById('main').dataset.leak = value", canary);
    traffic.look();
    assertEquals(
        Set.of("console", "page", "request", "response", "socket", "storage"),
        traffic.channelsWith(List.of(canary.toLowerCase(Locale.ROOT))));
  }

  /** What the caller did not say: the true birth date in its spellings, number and phone. */
  private static List<String> secretsOf(Patient patient) {
    LocalDate born = LocalDate.parse(patient.birthDate());
    List<String> secrets = new ArrayList<>(List.of(patient.birthDate(), patient.keypadNumber()));
    for (String pattern :
        List.of("MM/dd/yyyy", "M/d/yyyy", "MMddyyyy", "yyyyMMdd", "MMMM d, yyyy")) {
      secrets.add(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(born));
    }
    secrets.add(patient.phone().replaceFirst("^\\+1", ""));
    return secrets;
  }
}
