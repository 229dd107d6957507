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

  private static void take(Page page, String what, ColorScheme scheme) {
    String name = what + (scheme == ColorScheme.DARK ? "-dark" : "-light") + ".png";
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of(System.getProperty("veriline.pictures")).resolve(name)));
  }
}
