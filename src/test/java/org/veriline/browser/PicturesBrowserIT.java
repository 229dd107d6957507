package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes the pictures of the documentation: {@code -Dveriline.pictures=docs/images}. */
@EnabledIfSystemProperty(named = "veriline.pictures", matches = ".+")
class PicturesBrowserIT extends BrowserTest {

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void deskInACallAndFloorAreDrawn(ColorScheme scheme) {
    Patient patient = Patient.truthful(9);
    DeskScreen desk = DeskScreen.of(newPage(scheme), Appliance.person("AGENT"));
    desk.startReady();
    Caller.calls();
    desk.answer();
    desk.readAppointmentsTo(patient);
    take(desk.page, "desk", scheme);

    Page floor = newPage(scheme);
    new SignInScreen(floor).signIn(Appliance.person("SUPERVISOR"));
    floor.navigate("/floor");
    assertThat(floor.locator("#agents")).isVisible();
    take(floor, "floor", scheme);

    desk.hangUp();
    desk.becomes("WRAP_UP");
    take(desk.page, "wrap-up", scheme);
    desk.finish("TREAT_INFO");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void privacyConsoleSimulatorAndReplayAreDrawn(ColorScheme scheme) {
    DeskScreen desk = DeskScreen.of(newPage(scheme), Appliance.person("AGENT"));
    desk.startReady();
    Caller.calls();
    desk.answer();
    desk.readAppointmentsTo(Patient.truthful(10));
    String call = desk.page.locator("#desk-facts").getAttribute("data-call");
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("TREAT_INFO");

    Page officer = newPage(scheme);
    officer.setViewportSize(1366, 1000);
    new SignInScreen(officer).signIn(Appliance.person("PRIVACY_OFFICER"));
    officer.navigate("/privacy");
    assertThat(officer.locator("#tiles")).isVisible();
    take(officer, "privacy", scheme);

    officer.navigate("/privacy/simulator");
    officer.locator("[id='facts:4:fact']").selectOption("PROVEN");
    assertThat(officer.locator("#outcome")).containsText("identified-general");
    take(officer, "simulator", scheme);

    officer.navigate("/privacy/replay");
    officer.locator("#call").fill(call);
    officer.locator("#find").click();
    assertThat(officer.locator("#moments tr")).not().hasCount(0);
    officer.locator("#moments tr").last().locator("button").click();
    assertThat(officer.locator("#main")).containsText("Row treatment fits");
    assertThat(officer.locator("#as-written")).isVisible();
    take(officer, "replay", scheme);

    officer.navigate("/privacy/scripts");
    assertThat(officer.locator("#versions")).isVisible();
    take(officer, "scripts", scheme);
  }

  private static void take(Page page, String what, ColorScheme scheme) {
    String name = what + (scheme == ColorScheme.DARK ? "-dark" : "-light") + ".png";
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of(System.getProperty("veriline.pictures")).resolve(name)));
  }
}
