package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Who calls for somebody else, at the desk: each kind of caller hears what is theirs. */
class OthersBrowserIT extends BrowserTest {
  private static final Patient REPRESENTED = Patient.truthful(30);
  private static final Patient AGREES = Patient.truthful(31);
  private static final Patient MARKED = Patient.truthful(32);
  private static final Patient ASKED_ABOUT = Patient.truthful(33);
  private static final String DAUGHTER = "Ottoline Madeupname";
  private static final String COLUMNS =
      "record_number,patient_birth_date,kind,given,family,birth_date,basis,scope,document_hash,"
          + "document_seen_by,document_seen_on,mark";

  @Test
  void aDaughterWithARepresentativesRecordHearsWhatItCovers() {
    onRecord(
        line(
            REPRESENTED,
            "REPRESENTATIVE,Ottoline,Madeupname,1984-05-06,HEALTH_CARE_POWER,LOGISTICS CLINICAL,"
                + "a".repeat(64)
                + ",records,2026-01-02,"));
    DeskScreen desk = someoneElseCalls();
    Keyboard keys = desk.page.keyboard();
    assertThat(desk.page.locator("#who-REPRESENTATIVE")).isFocused();
    keys.press("1");
    assertThat(desk.page.locator("#other-name")).isFocused();
    keys.type(DAUGHTER);
    keys.press("Enter");
    assertThat(desk.page.locator("#other-patient")).isFocused();
    assertThat(sections(desk)).hasCount(0);
    keys.type(REPRESENTED.fullName());
    keys.press("Tab");
    keys.type(REPRESENTED.spokenBirthDate());
    keys.press("Enter");
    assertThat(desk.page.locator("#other-own-birth")).isFocused();
    assertFalse(desk.page.content().contains(DAUGHTER), "the caller's name is in the page");
    assertFalse(
        desk.page.content().contains(REPRESENTED.fullName()), "the patient's name is in the page");
    keys.type("May 6 1984");
    keys.press("Enter");
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    assertThat(desk.page.locator("#script [data-do=deskNeed][data-first=true]")).isFocused();
    desk.page.locator("#need-CLINICAL").focus();
    keys.press("4");
    assertThat(desk.page.locator("#surroundings-PRIVATE")).isFocused();
    keys.press("1");
    assertThat(desk.section("BILLING")).hasAttribute("data-open", "false");
    assertThat(desk.section("SENSITIVE")).hasAttribute("data-open", "false");
    desk.page.locator("#open-APPOINTMENTS").click();
    assertThat(desk.card()).isVisible();
    over(desk, "REP_INFO");
  }

  @Test
  void aFriendHearsWhatThePatientOnTheLineAgreesTo() {
    DeskScreen desk = someoneElseCalls();
    desk.page.locator("#who-REPRESENTATIVE").click();
    desk.page.locator("#other-name").fill("Barnaby Notarealname");
    desk.page.locator("#other-kinship").selectOption("FRIEND");
    desk.page.locator("#other-next").click();
    aboutPatient(desk, AGREES);
    assertThat(desk.page.locator("#patient-comes")).isFocused();
    assertThat(sections(desk)).hasCount(0);
    desk.page.keyboard().press("1");
    assertThat(desk.page.locator("#other-patient")).isFocused();
    desk.page.locator("[data-scope=LOGISTICS] input").check();
    aboutPatient(desk, AGREES);
    assertThat(desk.lastAnswer()).hasAttribute("data-answer", "MATCHED");
    desk.page.locator("#need-minors-own").click();
    assertThat(desk.page.locator("#saying")).containsText("no further information");
    assertThat(sections(desk)).hasCount(0);
    desk.page.locator("summary:has-text('Another purpose')").click();
    desk.page.locator("[data-do=deskNeed][data-arg=APPOINTMENT]").click();
    desk.page.locator("#surroundings-PRIVATE").click();
    desk.page.locator("#open-APPOINTMENTS").click();
    assertThat(desk.card()).isVisible();
    assertThat(desk.section("VISITS")).hasAttribute("data-open", "false");
    over(desk, "AGREE_ONCE");
  }

  @Test
  void aPharmacyOfTheDirectoryHearsAboutMedicationAndOneThatIsNotIsCalledBack() {
    listed("Invented Corner Pharmacy", "+1 212 555 0171");
    DeskScreen desk = someoneElseCalls();
    desk.page.keyboard().press("4");
    assertThat(desk.page.locator("#other-organisation")).isFocused();
    desk.page.keyboard().type("invented corner pharmacy");
    desk.page.keyboard().press("Enter");
    assertThat(desk.page.locator("#saying")).containsText("I need all three");
    organisation(desk, "invented corner pharmacy", "212 555 0179");
    assertThat(desk.page.locator("#saying")).containsText("through the main number");
    assertThat(desk.page.locator("#other-patient")).hasCount(0);
    assertThat(sections(desk)).hasCount(0);

    desk.page.locator("#is-another").click();
    desk.page.locator("[data-who=PHARMACY]").click();
    organisation(desk, "invented corner pharmacy", "+1 212 555 0171");
    aboutPatient(desk, ASKED_ABOUT);
    desk.page.locator("#other-reference").fill(ASKED_ABOUT.keypadNumber());
    desk.page.keyboard().press("Enter");
    desk.page.locator("[data-purpose=TREATMENT]").click();
    desk.page.locator("#surroundings-PRIVATE").click();
    desk.page.locator("#open-REFILLS").click();
    assertThat(desk.card()).isVisible();
    assertThat(desk.section("APPOINTMENTS")).hasAttribute("data-open", "false");
    assertThat(desk.section("BILLING")).hasAttribute("data-open", "false");
    over(desk, "RX_INFO");
  }

  @Test
  void anOfficerOfTheLawIsRefusedWithTheRightWords() {
    DeskScreen desk = someoneElseCalls();
    desk.page.keyboard().press("6");
    organisation(desk, "Invented County Sheriff", "212 555 0188");
    assertThat(desk.page.locator("#saying"))
        .containsText("not able to confirm or deny whether somebody is a patient here");
    assertThat(desk.page.locator("#saying")).containsText("privacy officer in writing");
    assertThat(desk.level()).hasAttribute("data-level", "V0");
    assertThat(desk.page.locator("#other-patient")).hasCount(0);
    assertThat(sections(desk)).hasCount(0);
    over(desk, "LAW_REF");
  }

  @Test
  void aMarkedPatientOpensOnlyAfterAReason() {
    onRecord(line(MARKED, "MARK,,,,,,,,,VIP"));
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller.calls();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(MARKED.fullName(), MARKED.spokenBirthDate());
    assertThat(desk.page.locator("#justify")).hasCount(0);
    desk.number(MARKED.keypadNumber());
    desk.page.locator("#need-APPOINTMENT").click();
    desk.page.locator("#surroundings-PRIVATE").click();
    assertThat(desk.section("APPOINTMENTS")).hasAttribute("data-open", "false");
    assertThat(desk.page.locator("#justify")).isVisible();
    assertThat(desk.page.locator("#justify [data-why=CALLER_MAY_HEAR]")).hasCount(0);
    desk.page.keyboard().press("Alt+Shift+K");
    assertThat(desk.page.locator("#justify [data-why=CALLER_IS_PATIENT]")).isFocused();
    desk.page.keyboard().press("1");
    assertThat(desk.page.locator("#justify")).hasCount(0);
    desk.page.locator("#open-APPOINTMENTS").click();
    assertThat(desk.card()).isVisible();
    over(desk, "APPT_CONF");
  }

  private DeskScreen someoneElseCalls() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller.calls();
    desk.answer();
    desk.page.locator("#emergency-no").click();
    desk.page.locator("#about-other").click();
    assertThat(desk.page.locator("#other-who")).isVisible();
    return desk;
  }

  private static void organisation(DeskScreen desk, String name, String number) {
    assertThat(desk.page.locator("#other-organisation")).isFocused();
    desk.page.locator("#other-organisation").fill(name);
    desk.page.locator("#other-person").fill("Casimir Nobodyreal");
    desk.page.locator("#other-role").fill("technician");
    desk.page.locator("#other-phone").fill(number);
    desk.page.locator("#other-phone").press("Enter");
  }

  private static void aboutPatient(DeskScreen desk, Patient patient) {
    desk.page.locator("#other-patient").fill(patient.fullName());
    desk.page.locator("#other-birth").fill(patient.spokenBirthDate());
    desk.page.locator("#other-birth").press("Enter");
  }

  /** What the patient panel would let somebody open. */
  private static Locator sections(DeskScreen desk) {
    return desk.page.locator("#desk-patient [data-do=deskOpen]");
  }

  private static void over(DeskScreen desk, String disposition) {
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish(disposition);
  }

  private static String line(Patient patient, String rest) {
    return patient.recordNumber() + "," + patient.birthDate() + "," + rest;
  }

  /** One privacy officer loads the line, another approves it. */
  private void onRecord(String line) {
    RecordsScreen.of(newPage(), "paul.madeup").load(COLUMNS + "\n" + line + "\n");
    RecordsScreen.of(newPage(), "petra.phantom").approveFile();
  }

  private void listed(String name, String number) {
    Page officer = newPage();
    new SignInScreen(officer).signIn(Appliance.named("paul.madeup"));
    officer.navigate("/privacy/organisations");
    officer.locator("[id='organisations:kind']").selectOption("PHARMACY");
    officer.locator("[id='organisations:title']").fill(name);
    officer.locator("[id='organisations:number']").fill(number);
    officer.locator("[id='organisations:add']").click();
    assertThat(officer.locator("[id='organisations:rows']")).containsText(name);
    assertThat(officer.locator("[id='organisations:title']")).hasValue("");
  }
}
