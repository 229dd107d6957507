package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** axe-core finds nothing, on any page, in either theme; no text is missing. */
class AccessibilityBrowserIT extends BrowserTest {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void nothingIsFoundOnAnyPage(ColorScheme scheme) {
    Page page = newPage(scheme);
    new SignInScreen(page).open();
    assertClean(page);
    for (String role :
        List.of(
            "AGENT",
            "NURSE",
            "SUPERVISOR",
            "ADMINISTRATOR",
            "PRIVACY_OFFICER",
            "SECURITY_OFFICER",
            "AUDITOR")) {
      visitAllPlaces(scheme, role);
    }
  }

  @Test
  void nothingIsFoundOnTheDeskInEveryStateOfACall() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    assertClean(desk.page);
    Caller.calls();
    desk.answer();
    assertClean(desk.page);
    desk.noEmergencyAboutThemselves();
    assertThat(desk.page.locator("#answer-name")).isVisible();
    assertClean(desk.page);
    desk.verifyAndReadAppointments(Patient.truthful(5));
    desk.page.locator("#look-back").click();
    assertThat(desk.page.locator("#earlier")).isVisible();
    assertClean(desk.page);
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.choose("MSG_TAKEN");
    assertThat(desk.page.locator("#follow-note")).isVisible();
    assertClean(desk.page);
    desk.finish("INFO_GIVEN");
  }

  @Test
  void nothingIsFoundOnTheDeskForOtherCallers() {
    DeskScreen desk = DeskScreen.of(newPage(ColorScheme.DARK), Appliance.person("AGENT"));
    desk.startReady();
    Caller.calls();
    desk.answer();
    desk.page.locator("#emergency-no").click();
    desk.page.locator("#about-other").click();
    assertThat(desk.page.locator("#other-who")).isVisible();
    assertClean(desk.page);
    desk.page.locator("#who-REPRESENTATIVE").click();
    desk.page.locator("#other-name").fill("Nobody Inparticular");
    assertClean(desk.page);
    desk.page.locator("#other-next").click();
    Patient patient = Patient.truthful(34);
    desk.page.locator("#other-patient").fill(patient.fullName());
    desk.page.locator("#other-birth").fill(patient.spokenBirthDate());
    desk.page.locator("#other-compare").click();
    desk.page.locator("#patient-comes").click();
    assertThat(desk.page.locator("#other-patients-number")).isVisible();
    assertClean(desk.page);
    desk.page.locator("#is-another").click();
    desk.page.locator("[data-who=PAYER]").click();
    assertThat(desk.page.locator("#other-phone")).isVisible();
    assertClean(desk.page);
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("INFO_GIVEN");
  }

  /** Every page the menu leads to, and the preferences. */
  private void visitAllPlaces(ColorScheme scheme, String role) {
    Page page = newPage(scheme);
    new SignInScreen(page).signIn(Appliance.person(role));
    // Its first place may lie in a group that is closed.
    assertThat(page.locator("nav > ul")).isVisible();
    List<String> paths = new ArrayList<>(List.of("/preferences"));
    page.locator("nav ul a").all().forEach(place -> paths.add(place.getAttribute("href")));
    for (String path : paths) {
      page.navigate(path);
      assertThat(page.locator("#main")).isVisible();
      assertClean(page);
    }
  }

  private static void assertClean(Page page) {
    String found =
        new AxeBuilder(page)
            .withTags(RULES).analyze().getViolations().stream()
                .map(
                    rule ->
                        rule.getId()
                            + ": "
                            + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    assertEquals("", found, page.url());
    assertFalse(
        page.locator("body").innerText().contains("???"), "a text is missing: " + page.url());
  }
}
