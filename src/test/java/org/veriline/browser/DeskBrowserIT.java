package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the desk itself does, beside the call. */
class DeskBrowserIT extends BrowserTest {
  private static final long FIVE_MINUTES_AND_A_MOMENT = 303_000;

  @Test
  void whatTheServerRefusesIsASentenceOnTheDesk() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller.calls();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate("", "");
    assertThat(desk.page.locator("#desk-messages")).hasText("Type the full name the caller says.");
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("SILENT");
  }

  @Test
  void deskNobodyTouchesIsCoveredAlsoWhenTheServerIsAway() {
    Patient patient = Patient.truthful(6);
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.page.clock().install();
    desk.open();
    desk.startReady();
    Caller.calls();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    desk.number(patient.keypadNumber());
    desk.page.locator("#need-APPOINTMENT").click();
    desk.page.locator("#surroundings-PRIVATE").click();
    desk.page.locator("#open-APPOINTMENTS").click();
    assertThat(desk.card()).hasCSS("filter", "none");

    desk.page.route("**/desk*", route -> route.abort());
    desk.page.clock().fastForward(FIVE_MINUTES_AND_A_MOMENT);
    assertThat(desk.card()).hasCSS("filter", "blur(9.6px)");

    desk.page.unroute("**/desk*");
    desk.page.reload();
    desk.becomes("TALKING");
    assertThat(desk.card()).hasCount(0);
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("TREAT_INFO");
  }
}
