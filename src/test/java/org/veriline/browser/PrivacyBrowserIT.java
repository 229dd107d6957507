package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What privacy officers do: they look for people, patients and calls. */
class PrivacyBrowserIT extends BrowserTest {
  private static final Pattern SOMETHING = Pattern.compile("1–\\d+ of \\d+");

  @ParameterizedTest
  @CsvSource({"/privacy/audit, audit, lines", "/privacy/disclosures, register, rows"})
  void officerFindsByPersonAndIsToldWhenNobodyFits(String path, String form, String table) {
    Page page = newPage();
    new SignInScreen(page).signIn(Appliance.person("PRIVACY_OFFICER"));
    page.navigate(path);
    Locator rows = page.locator("[id='%s:%s']".formatted(form, table));
    Locator person = page.locator("[id='%s:person']".formatted(form));
    Locator find = page.locator("[id='%s:find']".formatted(form));

    person.fill("nobody.here");
    find.click();
    assertThat(page.locator("[id='%s:messages']".formatted(form))).not().isEmpty();

    person.fill("ada.fictional");
    page.locator("[id='%s:call']".formatted(form)).fill("voice-0.0");
    find.click();
    assertThat(rows).containsText("Nothing fits.");

    person.fill("");
    page.locator("[id='%s:call']".formatted(form)).fill("");
    find.click();
    assertThat(page.locator("[id='%s:messages']".formatted(form))).isEmpty();
    if (form.equals("audit")) {
      assertThat(rows).not().containsText("Nothing fits.");
      assertThat(rows.locator(".ui-paginator-current")).hasText(SOMETHING);
      person.fill("paul.madeup");
      find.click();
      assertThat(
              rows.locator("tbody tr", new Locator.LocatorOptions().setHasNotText("Paul Madeup")))
          .hasCount(0);
    }
  }

  @Test
  void answerThatDoesNotComeIsSaidAndTheNextOneIsShown() {
    Page page = newPage();
    new SignInScreen(page).signIn(Appliance.person("PRIVACY_OFFICER"));
    page.navigate("/privacy/audit");
    Locator find = page.locator("[id='audit:find']");
    Locator notice = page.locator("#no-answer");
    assertThat(notice).isHidden();

    page.route(
        "**/privacy/audit**", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
    find.click();
    assertThat(notice).isVisible();

    page.unroute("**/privacy/audit**");
    assertThat(find).isEnabled();
    find.click();
    assertThat(notice).isHidden();
    assertThat(page.locator("[id='audit:lines'] .ui-paginator-current")).hasText(SOMETHING);
  }
}
