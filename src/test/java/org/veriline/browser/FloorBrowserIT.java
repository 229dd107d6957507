package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What supervisors do. */
class FloorBrowserIT extends BrowserTest {

  @Test
  void supervisorSaysWhoAnswersWhichQueue() {
    Page page = newPage();
    new SignInScreen(page).signIn(Appliance.person("SUPERVISOR"));
    page.navigate("/floor/staffing");
    assertThat(turn(page)).hasValue("5");
    turn(page).selectOption("none");
    page.locator("#save").click();
    assertThat(page.locator("#messages")).not().isEmpty();
    page.reload();
    assertThat(turn(page)).hasValue("none");
    turn(page).selectOption("5");
    page.locator("#save").click();
    assertThat(page.locator("#messages")).not().isEmpty();
    page.reload();
    assertThat(turn(page)).hasValue("5");
  }

  /** The nurse of the demo clinic helps out in the general queue last. */
  private static Locator turn(Page page) {
    return page.locator("tr", new Page.LocatorOptions().setHasText("Nora Invented"))
        .locator("select[data-queue=general]");
  }
}
