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

  @Test
  void whatIsBeingTypedStaysWhenTheDeskIsDrawnAnew() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller.calls();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.page.locator("#answer-name").fill("Half a na");
    desk.page.evaluate("() => document.getElementById('script').dataset.old = 'true'");
    desk.page.locator("#hold:not([disabled])").click();
    desk.becomes("HELD");
    assertThat(desk.page.locator("#script[data-old]")).hasCount(0);
    assertThat(desk.page.locator("#answer-name")).hasValue("Half a na");
    desk.page.locator("#hold:not([disabled])").click();
    desk.becomes("TALKING");
    assertThat(desk.page.locator("#answer-name")).hasValue("Half a na");
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("SILENT");
  }
}
