package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A patient of random values, and somebody who speaks for them, go through imports, IVR, desk, a
 * call back, reports and errors; then everything that could have kept a value is searched (AT-1).
 */
class At1CanaryBrowserIT extends BrowserTest {

  @Test
  void nothingOfAPatientIsFoundOutsideItsPlace() throws IOException {
    Instant began = Instant.now();
    CanaryPatient patient = CanaryPatient.made();
    CanaryPatient daughter = CanaryPatient.made();
    String note = "Call " + CanaryPatient.word() + " about the " + CanaryPatient.word();
    String reason = "Ask " + CanaryPatient.word() + " for the " + CanaryPatient.word();
    String wrongName = CanaryPatient.word() + " " + CanaryPatient.word();
    String wrongNumber = CanaryPatient.digits(10);
    String moved = CanaryPatient.digits(5) + " " + CanaryPatient.word() + " Street";
    Process switchTells = Machine.listenToTheSwitch();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Thread listener = listen(switchTells, told);

    Traffic importing = imported(patient);
    Traffic loading = recordLoaded(patient, daughter);
    callerIsNotVerified(patient, wrongName, wrongNumber, note);
    Traffic talking = callerIsVerified(patient, reason);
    Traffic calling = patientIsCalled(patient, reason);
    Traffic daughters = daughterCalls(patient, daughter);
    String phrase = CanaryPatient.word() + " " + CanaryPatient.word();
    String pin = CanaryPatient.digits(10);
    Traffic enrolling = callerEnrolsAndUses(phrase, pin, moved);
    List<Traffic> officers = peopleLookAround(patient);

    switchTells.descendants().forEach(ProcessHandle::destroy);
    switchTells.destroy();
    join(listener);

    List<String> everything = new ArrayList<>(patient.values());
    everything.addAll(daughter.names());
    everything.addAll(daughter.birthDates());
    everything.addAll(List.of(note, reason, wrongName, wrongNumber, phrase, pin, moved));
    assertEquals(Set.of(), Machine.search(began, everything), "the machine keeps values");
    assertEquals(Set.of(), foundInEvents(told.toString(StandardCharsets.UTF_8), everything));
    List<String> unearned = new ArrayList<>(patient.birthDates().subList(0, 5));
    unearned.addAll(patient.phones());
    unearned.addAll(List.of(patient.record(), patient.member(), patient.street()));
    List<String> unsaid = new ArrayList<>(unearned);
    unsaid.addAll(List.of(patient.doctor(), patient.instruction()));
    unsaid.addAll(made(reason));
    Set<String> typed = Set.of("request");
    assertAll(
        // What somebody types goes to the server, and nothing of it comes back; what a file holds
        // is not told to those who listen to a page, and does not come back either.
        () -> assertEquals(Set.of(), importing.channelsWith(everything), "imported"),
        () -> assertEquals(Set.of(), loading.channelsWith(everything), "loaded"),
        () -> assertEquals(typed, daughters.channelsWith(daughter.names()), "own name"),
        () -> assertEquals(typed, daughters.channelsWith(patient.names()), "patient's name"),
        () -> assertEquals(typed, enrolling.channelsWith(made(phrase)), "pass-phrase"),
        () -> assertEquals(typed, enrolling.channelsWith(List.of(pin)), "PIN"),
        () -> assertEquals(typed, enrolling.channelsWith(made(moved)), "new address"),
        () -> assertEquals(typed, talking.channelsWith(made(reason)), "note"),
        () -> assertEquals(Set.of(), talking.channelsWith(unearned), "never earned"),
        () ->
            assertEquals(
                Set.of("page", "response"),
                talking.channelsWith(List.of(patient.doctor())),
                "earned"),
        () -> assertEquals(Set.of(), calling.channelsWith(unsaid), "nobody said who they are"),
        () ->
            officers.forEach(
                officer -> assertEquals(Set.of(), officer.channelsWith(everything), "officers")));
  }

  /** The words of a text that exist nowhere else: a form does not send blanks as they are. */
  private static List<String> made(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> word.length() >= 10).toList();
  }

  /** The administrator imports the patient; half of the file is unfit to be read. */
  private Traffic imported(CanaryPatient patient) {
    Page page = newPage();
    new SignInScreen(page).signIn(Appliance.person("ADMINISTRATOR"));
    page.navigate("/admin/import");
    Traffic traffic = Traffic.of(page);
    String file =
        patient.asFhir()
            + "\n{\"resourceType\":\"Patient\",\"name\":[{\"family\":\""
            + patient.family()
            + "\"}],\"birthDate\":\""
            + patient.spokenBirthDate()
            + "\"}\nnot json "
            + patient.fullName()
            + "\n";
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "patients.ndjson", "application/x-ndjson", file.getBytes(StandardCharsets.UTF_8)));
    page.locator("#start").click();
    assertThat(page.locator("#created")).hasText("1");
    assertThat(page.locator("#lines tbody tr")).hasCount(2);
    traffic.look();
    return traffic;
  }

  /** One privacy officer loads the daughter's record and a line that is none, another approves. */
  private Traffic recordLoaded(CanaryPatient patient, CanaryPatient daughter) {
    RecordsScreen first = RecordsScreen.of(newPage(), "paul.madeup");
    Traffic traffic = Traffic.of(first.page);
    first.load(
        "record_number,patient_birth_date,kind,given,family,birth_date,basis,scope,document_hash,"
            + "document_seen_by,document_seen_on\n"
            + "%s,%s,REPRESENTATIVE,%s,%s,%s,HEALTH_CARE_POWER,LOGISTICS CLINICAL,%s,records,2026-01-02%n"
                .formatted(
                    patient.record(),
                    patient.birthDate(),
                    daughter.given(),
                    daughter.family(),
                    daughter.birthDate(),
                    "a".repeat(64))
            + "%s,never,REPRESENTATIVE,%s,%s%n"
                .formatted(patient.record(), daughter.given(), daughter.family()));
    assertThat(first.page.locator("#refused tbody tr")).hasCount(1);
    traffic.look();
    RecordsScreen.of(newPage(), "petra.phantom").approveFile();
    return traffic;
  }

  /** Keys wrong digits, says a wrong name and gives up; the agent notes what they said. */
  private void callerIsNotVerified(
      CanaryPatient patient, String wrongName, String wrongNumber, String note) {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller caller =
        Caller.calls(
            "--digits",
            "1,1,1,%1$s,%2$s#,%1$s,%2$s#".formatted(patient.keyedBirthDate(), wrongNumber),
            "--from",
            patient.phone());
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(wrongName, "February 29 1904");
    assertThat(desk.lastAnswer()).hasAttribute("data-answer", "NOT_MATCHED");
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.choose("MSG_TAKEN");
    desk.page.locator("[id$='follow-note']").fill(note);
    desk.finish("MSG_TAKEN");
    caller.hangUp();
  }

  /** The card is read out, and a call back is promised. */
  private Traffic callerIsVerified(CanaryPatient patient, String reason) {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Traffic traffic = Traffic.of(desk.page);
    Caller caller =
        Caller.calls(
            "--digits", "1,1,1,%s,%s#".formatted(patient.keyedBirthDate(), patient.keypad()));
    desk.answer();
    desk.noEmergencyAboutThemselves();
    assertThat(desk.page.locator("#answer-birth")).hasCount(0);
    desk.nameAndBirthDate(patient.fullName(), "");
    desk.page.locator("#need-APPOINTMENT").click();
    desk.page.locator("#surroundings-PRIVATE").click();
    desk.page.locator("#open-APPOINTMENTS").click();
    assertThat(desk.card()).containsText(patient.doctor());
    traffic.look();
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.choose("CB_SCHED");
    desk.page.locator("#follow-note").fill(reason);
    desk.finish("CB_SCHED");
    traffic.look();
    caller.hangUp();
    return traffic;
  }

  /** The promise is kept, a machine answers, and a message is left on it. */
  private Traffic patientIsCalled(CanaryPatient patient, String reason) {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    Page page = desk.page;
    Traffic traffic = Traffic.of(page);
    page.navigate("/floor/requests");
    page.locator(
            "tr:has(button[id$=':take'])",
            new Page.LocatorOptions().setHasText("Call to a patient"))
        .last()
        .locator("button[id$=':take']")
        .click();
    assertThat(page.locator("button[id$=':done']")).not().hasCount(0);
    desk.open();
    desk.startShift();
    desk.pause();
    page.locator("#dial [data-do=deskDialNumbers]").last().click();
    page.locator("#dial-list [data-do=deskDial]").first().click();
    desk.becomes("TALKING", 60_000);
    traffic.look();
    List<String> unknown = new ArrayList<>(patient.values());
    unknown.add(reason);
    assertEquals(Set.of(), traffic.channelsWith(unknown), "before the agent asks whom to ask for");
    page.locator("#ask-for").click();
    assertThat(page.locator("#ask-for-name")).hasText(patient.fullName());
    page.locator("#answered-MACHINE").click();
    page.locator("#greeting-GENERIC").click();
    page.locator("#message-left").click();
    assertThat(page.locator("#message-done")).isVisible();
    traffic.look();
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("CB_REF");
    traffic.look();
    return traffic;
  }

  /** Both sides of a representative are compared, and the card is not opened. */
  private Traffic daughterCalls(CanaryPatient patient, CanaryPatient daughter) {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Traffic traffic = Traffic.of(desk.page);
    Caller caller = Caller.calls();
    desk.answer();
    desk.page.locator("#emergency-no").click();
    desk.page.locator("#about-other").click();
    desk.page.locator("#who-REPRESENTATIVE").click();
    desk.page.locator("#other-name").fill(daughter.fullName());
    desk.page.locator("#other-name").press("Enter");
    desk.page.locator("#other-patient").fill(patient.fullName());
    desk.page.locator("#other-birth").fill(patient.spokenBirthDate());
    desk.page.locator("#other-birth").press("Enter");
    desk.page.locator("#other-own-birth").fill(daughter.spokenBirthDate());
    desk.page.locator("#other-own-birth").press("Enter");
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    traffic.look();
    over(desk, caller);
    desk.pause(); // the next caller is a colleague's
    traffic.look();
    return traffic;
  }

  /**
   * At the highest level the address is changed and both secrets are enrolled; then one is keyed
   * and the other is said.
   */
  private Traffic callerEnrolsAndUses(String phrase, String pin, String moved) {
    Patient patient = Patient.truthful(24);
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("NURSE"));
    desk.startReady();
    Traffic traffic = Traffic.of(desk.page);
    Caller first = Caller.calls("--queue", "2", "--code-from", patient.phone());
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    desk.page.locator("#possession-numbers").click();
    desk.page.locator("#possession-list [data-do=deskCode]").first().click();
    desk.becomes("HELD");
    assertThat(desk.page.locator("#possession-said"))
        .hasText("Code: matched", new LocatorAssertions.HasTextOptions().setTimeout(120_000));
    desk.becomes("TALKING");
    desk.number(patient.keypadNumber());
    desk.page.locator("#need-CONTACT_CHANGE").click();
    desk.page.locator("#surroundings-PRIVATE").click();
    desk.page.locator("#contact-kind").selectOption("ADDRESS");
    desk.page.locator("#contact-text").fill(moved);
    desk.page.locator("#contact-save").click();
    assertThat(desk.page.locator("#contact-saved")).not().isEmpty();
    enrol(desk, phrase, "#enrol-phrase");
    enrol(desk, pin, "#enrol-pin");
    over(desk, first);

    Caller keys = Caller.calls("--digits", "1,2,1,%s,%s#".formatted(patient.keyedBirthDate(), pin));
    desk.goReady();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    assertThat(desk.page.locator("#answer-birth")).hasCount(0);
    desk.nameAndBirthDate(patient.fullName(), "");
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    over(desk, keys);

    Caller says = Caller.calls("--queue", "2");
    desk.goReady();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    Locator instead = desk.page.locator("[data-do=deskAsk][data-arg=pass-phrase]");
    assertThat(desk.page.locator("#answer-text")).isVisible();
    if (instead.count() > 0) {
      instead.click();
      assertThat(instead).hasCount(0);
    }
    desk.text(phrase);
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    over(desk, says);
    return traffic;
  }

  private static void enrol(DeskScreen desk, String secret, String button) {
    Locator menu = desk.page.locator("#enrol");
    if (menu.getAttribute("open") == null) {
      menu.locator("summary").click();
    }
    desk.page.locator("#enrol-text").fill(secret);
    desk.page.locator(button).click();
    assertThat(desk.page.locator("#enrol-text")).hasValue("");
  }

  private static void over(DeskScreen desk, Caller caller) {
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
    caller.hangUp();
  }

  /** Reports, registers, searches for what is not a code, and addresses that lead nowhere. */
  private List<Traffic> peopleLookAround(CanaryPatient patient) {
    List<Traffic> all = new ArrayList<>();
    Map<String, List<String>> rounds =
        Map.of(
            "SUPERVISOR", List.of("/floor", "/floor/calls", "/floor/requests", "/floor/proposal"),
            "PRIVACY_OFFICER",
                List.of(
                    "/privacy",
                    "/privacy/audit",
                    "/privacy/disclosures",
                    "/privacy/reviews",
                    "/privacy/locks",
                    "/privacy/records",
                    "/privacy/requests",
                    "/privacy/incidents",
                    "/privacy/judged",
                    "/privacy/officials",
                    "/privacy/who-saw"),
            "AUDITOR", List.of("/privacy/audit", "/privacy/disclosures", "/privacy/replay"),
            "ADMINISTRATOR", List.of("/admin/import", "/admin/people", "/admin/calling"));
    rounds.forEach(
        (role, places) -> {
          Page page = newPage();
          new SignInScreen(page).signIn(Appliance.person(role));
          Traffic traffic = Traffic.of(page);
          for (String place : places) {
            page.navigate(place);
            traffic.look();
          }
          all.add(traffic);
        });
    Page officer = newPage();
    new SignInScreen(officer).signIn(Appliance.person("PRIVACY_OFFICER"));
    officer.navigate("/privacy/audit");
    officer.locator("[id='audit:person']").fill(patient.fullName());
    officer.locator("[id='audit:find']").click();
    assertThat(officer.locator("[id='audit:messages']")).not().isEmpty();
    officer.navigate("/nowhere/" + patient.family());
    officer.navigate("/privacy/audit?patient=" + patient.record());
    return all;
  }

  /** Which line of which event holds one of these values where none belongs. */
  private static Set<String> foundInEvents(String told, List<String> values) {
    assertTrue(told.contains("Event: AsyncAGIExec"), "the switch told nothing");
    Set<String> found = new TreeSet<>();
    for (String event : told.split("\r\n\r\n", -1)) {
      String name = event.lines().findFirst().orElse("");
      event
          .lines()
          .forEach(
              line ->
                  values.stream()
                      .filter(line::contains)
                      .filter(value -> !isAnswerOf(event, value))
                      .filter(value -> !isWhoCalls(line, value))
                      .forEach(value -> found.add(name + ", " + line.replaceAll(": .*", ""))));
    }
    return found;
  }

  /**
   * The number somebody calls from is what the switch is there to say: as a field of its own, and
   * among the variables it hands over when it asks what to do with a call.
   */
  private static boolean isWhoCalls(String line, String value) {
    return value.matches("\\d{10}")
        && (line.matches("(Dest)?(CallerIDNum|ConnectedLineNum): \\+1" + value)
            || (line.startsWith("Env: ")
                && !line.replace("agi_callerid%3A%20%2B1" + value + "%0A", "").contains(value)));
  }

  /** The switch may say digits in the one event that answers the application's own question. */
  private static boolean isAnswerOf(String event, String value) {
    return event.startsWith("Event: AsyncAGIExec") && value.matches("\\d{8}|\\d{10}");
  }

  private static Thread listen(Process told, ByteArrayOutputStream into) {
    Thread listener =
        new Thread(
            () -> {
              try {
                told.getInputStream().transferTo(into);
              } catch (IOException ended) {
                into.write('\n'); // the process was ended
              }
            });
    listener.setDaemon(true);
    listener.start();
    return listener;
  }

  private static void join(Thread listener) {
    try {
      listener.join(10_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    assertFalse(listener.isAlive());
  }

  @Test
  void noServiceLeavesAnImageOfItsMemory() {
    for (String unit : List.of("veriline", "voice", "mariadb", "nginx")) {
      assertEquals(
          "LimitCORE=0",
          Machine.run("", "systemctl", "show", "--property=LimitCORE", unit).strip(),
          unit);
    }
    String java = Machine.run("", "sh", "-c", "tr '\\0' ' ' </proc/$(pgrep -o java)/cmdline");
    assertFalse(java.contains("HeapDump"), "a heap dump would hold patients");
    assertEquals(
        "",
        Machine.run("", "sh", "-c", "find / -xdev -name '*.hprof' -o -name 'core.[0-9]*' -type f"));
  }
}
