package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * A patient of random values goes through import, IVR, desk, requests, reports and errors; then
 * everything that could have kept a value is searched. The second test plants leaks and finds each
 * of them, so that the silence of the first means something.
 */
class At1CanaryBrowserIT extends BrowserTest {

  @Test
  void nothingOfAPatientIsFoundOutsideItsPlace() throws IOException {
    Instant began = Instant.now();
    CanaryPatient patient = CanaryPatient.made();
    String note = "Call " + CanaryPatient.word() + " about the " + CanaryPatient.word();
    String wrongName = CanaryPatient.word() + " " + CanaryPatient.word();
    String wrongNumber = CanaryPatient.digits(10);
    Process switchTells = Machine.listenToTheSwitch();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Thread listener = listen(switchTells, told);

    Traffic importing = imported(patient);
    callerIsNotVerified(patient, wrongName, wrongNumber, note);
    Traffic talking = callerIsVerified(patient);
    String phrase = CanaryPatient.word() + " " + CanaryPatient.word();
    String pin = CanaryPatient.digits(10);
    Traffic enrolling = callerEnrolsAndUses(phrase, pin);
    List<Traffic> officers = peopleLookAround(patient);

    switchTells.descendants().forEach(ProcessHandle::destroy);
    switchTells.destroy();
    join(listener);

    List<String> everything = new ArrayList<>(patient.values());
    everything.addAll(List.of(note, wrongName, wrongNumber, phrase, pin));
    assertEquals(Set.of(), Machine.search(began, everything), "the machine keeps values");
    assertEquals(Set.of(), foundInEvents(told.toString(StandardCharsets.UTF_8), everything));
    assertEquals(Set.of("request"), importing.channelsWith(patient.values()));
    // What the agent types goes to the server, and nothing of it comes back.
    assertEquals(Set.of("request"), enrolling.channelsWith(List.of(phrase)));
    assertEquals(Set.of("request"), enrolling.channelsWith(List.of(pin)));
    List<String> unearned = new ArrayList<>(patient.birthDates().subList(0, 5));
    unearned.addAll(patient.phones());
    unearned.addAll(List.of(patient.record(), patient.member(), patient.street()));
    assertEquals(Set.of(), talking.channelsWith(unearned), "never earned");
    assertEquals(
        Set.of("page", "response"), talking.channelsWith(List.of(patient.doctor())), "earned");
    for (Traffic officer : officers) {
      assertEquals(Set.of(), officer.channelsWith(patient.values()));
    }
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

  private Traffic callerIsVerified(CanaryPatient patient) {
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
    desk.finish("APPT_CONF");
    traffic.look();
    caller.hangUp();
    return traffic;
  }

  /** At the highest level both secrets are enrolled; then one is keyed and the other is said. */
  private Traffic callerEnrolsAndUses(String phrase, String pin) {
    Patient patient = Patient.truthful(24);
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Traffic traffic = Traffic.of(desk.page);
    Caller first = Caller.calls("--code-from", patient.phone());
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
    enrol(desk, phrase, "#enrol-phrase");
    enrol(desk, pin, "#enrol-pin");
    over(desk, first);

    Caller keys = Caller.calls("--digits", "1,1,1,%s,%s#".formatted(patient.keyedBirthDate(), pin));
    desk.goReady();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    assertThat(desk.page.locator("#answer-birth")).hasCount(0);
    desk.nameAndBirthDate(patient.fullName(), "");
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    over(desk, keys);

    Caller says = Caller.calls();
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
            "SUPERVISOR", List.of("/floor", "/floor/calls", "/floor/requests"),
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
                    "/privacy/who-saw"),
            "AUDITOR", List.of("/privacy/audit", "/privacy/disclosures", "/privacy/replay"),
            "ADMINISTRATOR", List.of("/admin/import", "/admin/people"));
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

  /** The switch may say digits in the one event that answers the application's own question. */
  private static Set<String> foundInEvents(String told, List<String> values) {
    assertTrue(told.contains("Event: AsyncAGIExec"), "the switch told nothing");
    return Arrays.stream(told.split("\r\n\r\n"))
        .flatMap(
            event ->
                values.stream()
                    .filter(event::contains)
                    .filter(value -> !isAnswerOf(event, value))
                    .filter(value -> !isWhoCalls(event, value))
                    .map(value -> event.lines().findFirst().orElse("") + " holds a value"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The number somebody calls from is what the switch is there to say. */
  private static boolean isWhoCalls(String event, String value) {
    return value.matches("\\d{10}")
        && event
            .lines()
            .filter(line -> line.contains(value))
            .allMatch(line -> line.matches("(CallerIDNum|ConnectedLineNum): \\+1\\d{10}"));
  }

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

  private static final Map<String, Function<String, byte[]>> SPELLINGS = new LinkedHashMap<>();

  static {
    SPELLINGS.put("plain", text -> bytes("name is " + text + ", it said"));
    SPELLINGS.put("upper case", text -> bytes(text.toUpperCase(Locale.ROOT)));
    SPELLINGS.put("utf-16", text -> text.getBytes(StandardCharsets.UTF_16LE));
    SPELLINGS.put("hexadecimal", text -> bytes(HexFormat.of().formatHex(bytes(text))));
    SPELLINGS.put(
        "url", text -> bytes("/x?y=" + URLEncoder.encode(text + " é", StandardCharsets.UTF_8)));
    SPELLINGS.put(
        "base64", text -> bytes(Base64.getEncoder().encodeToString(bytes("{\"a\":\"" + text))));
    SPELLINGS.put("packed", At1CanaryBrowserIT::packed);
  }

  /** Where a service of the appliance could write. */
  private static final List<String> PLACES =
      List.of(
          "/var/log/nginx/",
          "/var/log/voice/",
          "/var/lib/voice/spool/",
          "/var/lib/veriline-voice/cel/",
          "/var/lib/veriline/",
          "/var/lib/mysql/",
          "/run/",
          "/tmp/",
          "/var/tmp/",
          "/root/");

  @Test
  void searchFindsEachLeakThatIsPlantedOnTheMachine() {
    Instant began = Instant.now();
    Map<String, String> wherePlanted = new HashMap<>();
    Map<String, String> files = new HashMap<>();
    for (String place : PLACES) {
      SPELLINGS.forEach(
          (how, spell) -> {
            String value = CanaryPatient.word() + CanaryPatient.word();
            String path = place + "canary-" + CanaryPatient.digits(9);
            files.put(path, Base64.getEncoder().encodeToString(spell.apply(value)));
            wherePlanted.put(value, place);
          });
    }
    Machine.python("plant.py", new Gson().toJson(Map.of("write", files)));
    String logged = CanaryPatient.word() + CanaryPatient.word();
    Machine.run("somebody called " + logged + "\n", "logger", "--tag", "canary");
    wherePlanted.put(logged, "journal");
    String stored = CanaryPatient.word() + CanaryPatient.word();
    Machine.run(
        "CREATE TABLE canary_leak (text VARCHAR(60)); INSERT INTO canary_leak VALUES ('"
            + stored
            + "');",
        "mariadb",
        "veriline");
    wherePlanted.put(stored, "/var/lib/mysql/");
    try {
      assertTrue(wherePlanted.size() >= 50, "too few leaks");
      Set<Machine.Find> found = Machine.search(began, wherePlanted.keySet());
      wherePlanted.forEach(
          (value, place) ->
              assertTrue(
                  found.stream()
                      .anyMatch(
                          find -> find.needle().equals(value) && find.place().startsWith(place)),
                  () -> "not found: what was planted in " + place));
    } finally {
      Machine.python("plant.py", new Gson().toJson(Map.of("remove", List.copyOf(files.keySet()))));
      Machine.run("DROP TABLE canary_leak;", "mariadb", "veriline");
    }
  }

  @Test
  void searchFindsEachLeakThatIsPlantedInTheBrowser() {
    Page page = newPage();
    new SignInScreen(page).signIn(Appliance.person("SUPERVISOR"));
    Traffic traffic = Traffic.of(page);
    page.navigate("/floor");
    Map<String, String> plants = new LinkedHashMap<>();
    plants.put("console", "value => console.log(value)");
    plants.put("storage", "value => localStorage.setItem('leak', value)");
    plants.put("storage/session", "value => sessionStorage.setItem('leak', value)");
    plants.put("storage/cookie", "value => { document.cookie = 'leak=' + value; }");
    plants.put("page", "value => document.getElementById('main').dataset.leak = value");
    plants.put("page/title", "value => { document.title = value; }");
    plants.put(
        "page/field",
        "value => { const f = document.createElement('input'); f.value = value; document.body.append(f); }");
    plants.put("request", "value => fetch('/sign-in?' + value).then(answer => answer.text())");
    plants.put("url", "value => history.replaceState(null, '', '/floor?' + value)");
    plants.put("notification", "value => { new Notification('Call', { body: value }); }");
    plants.put("push", "value => veriline.pushed(value)");
    page.route(
        "**/leak",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setBody(String.valueOf(route.request().headerValue("x-leak")))));
    plants.put(
        "response",
        "value => fetch('/leak', { headers: { 'x-leak': value } }).then(answer => answer.text())");
    Map<String, String> values = new LinkedHashMap<>();
    plants.forEach(
        (channel, script) -> {
          String value = CanaryPatient.word() + CanaryPatient.digits(6);
          values.put(channel, value);
          page.evaluate(script, value);
        });
    traffic.look();
    values.forEach(
        (channel, value) ->
            assertTrue(
                traffic.channelsWith(List.of(value)).contains(channel.replaceAll("/.*", "")),
                () -> "not found: what was planted in " + channel));
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(text));
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return packed.toByteArray();
  }
}
