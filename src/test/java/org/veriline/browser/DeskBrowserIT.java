package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the desk itself does, beside the call. */
class DeskBrowserIT extends BrowserTest {
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
}
