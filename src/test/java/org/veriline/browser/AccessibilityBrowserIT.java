package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
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
    visit(scheme, "AGENT", "/desk", "/preferences");
    visit(scheme, "SUPERVISOR", "/floor", "/floor/calls", "/floor/requests");
    visit(scheme, "ADMINISTRATOR", "/admin/people", "/admin/queues", "/admin/hours");
    visit(scheme, "PRIVACY_OFFICER", "/privacy/audit");
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
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.choose("MSG_TAKEN");
    assertThat(desk.page.locator("#follow-note")).isVisible();
    assertClean(desk.page);
    desk.finish("INFO_GIVEN");
  }

  private void visit(ColorScheme scheme, String role, String... paths) {
    Page page = newPage(scheme);
    new SignInScreen(page).signIn(Appliance.person(role));
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
