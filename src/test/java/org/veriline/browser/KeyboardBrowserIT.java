package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import org.junit.jupiter.api.Test;

/** A whole call without a mouse. */
class KeyboardBrowserIT extends BrowserTest {

  @Test
  void wholeCallByKeyboardAlone() {
    Patient patient = Patient.truthful(4);
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Keyboard keys = desk.page.keyboard();
    Caller.calls();
    assertThat(desk.page.locator("#answer")).isEnabled(within(60_000));

    keys.press("F2");
    desk.becomes("TALKING");
    assertThat(desk.page.locator("#emergency-no")).isFocused();
    keys.press("Enter");
    assertThat(desk.page.locator("#about-self")).isFocused();
    keys.press("Enter");
    assertThat(desk.page.locator("#answer-name")).isFocused();
    keys.type(patient.fullName());
    keys.press("Tab");
    keys.type(patient.spokenBirthDate());
    keys.press("Enter");
    assertThat(desk.page.locator("#answer-text")).isFocused();
    if (desk.page.locator("[data-do=deskAsk][data-arg=number]").count() > 0) {
      desk.page.locator("[data-do=deskAsk][data-arg=number]").focus();
      keys.press("Enter");
      assertThat(desk.page.locator("[data-do=deskAsk][data-arg=number]")).hasCount(0);
      assertThat(desk.page.locator("#answer-text")).isFocused();
    }
    keys.type(patient.keypadNumber());
    keys.press("Enter");
    assertThat(desk.page.locator("#script [data-do=deskNeed][data-first=true]")).isFocused();

    keys.press("F4");
    desk.becomes("HELD");
    keys.press("F4");
    desk.becomes("TALKING");
    keys.press("F8");
    assertThat(desk.page.locator("#mute")).hasAttribute("aria-pressed", "true");
    keys.press("F8");

    keys.press("Alt+Shift+G");
    assertThat(desk.page.locator("#wrapup [data-digit='1']")).isFocused();
    keys.press("2");
    assertThat(desk.page.locator("#wrapup [data-digit='2']")).hasAttribute("aria-pressed", "true");
    // The panel was drawn anew, and the keyboard is where it was.
    assertThat(desk.page.locator("#wrapup [data-digit='1']")).isFocused();

    desk.page.waitForTimeout(1100); // the guard against a hasty hand
    keys.press("F9");
    desk.becomes("WRAP_UP");
    assertThat(desk.page.locator("#wrapup [data-digit='1']")).isFocused();
    keys.press("1");
    assertThat(desk.page.locator("#wrapup [data-digit='1']")).hasAttribute("aria-pressed", "true");
    desk.page.locator("#finish").focus();
    keys.press("Enter");
    desk.becomes("READY");
  }

  @Test
  void questionMarkListsTheKeysAndOneCanBeChanged() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    Keyboard keys = desk.page.keyboard();
    keys.press("?");
    assertThat(desk.page.locator("#shortcuts")).isVisible();
    desk.page.locator("[data-shortcut=mute] button").click();
    keys.press("F5");
    assertThat(desk.page.locator("#shortcuts-said")).not().isEmpty();
    assertThat(desk.page.locator("[data-shortcut=mute] kbd")).hasText("F8");
    desk.page.locator("[data-shortcut=mute] button").click();
    keys.press("Alt+Shift+M");
    assertThat(desk.page.locator("[data-shortcut=mute] kbd")).hasText("Alt+Shift+M");
    keys.press("Escape");
    assertThat(desk.page.locator("#shortcuts")).isHidden();
  }

  private static com.microsoft.playwright.assertions.LocatorAssertions.IsEnabledOptions within(
      double milliseconds) {
    return new com.microsoft.playwright.assertions.LocatorAssertions.IsEnabledOptions()
        .setTimeout(milliseconds);
  }
}
