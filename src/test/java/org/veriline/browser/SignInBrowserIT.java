package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignInBrowserIT extends BrowserTest {

  @Test
  void agentSignsInWithPasswordAndCodeAndFindsTheDesk() {
    Page page = newPage();
    new SignInScreen(page).signIn(Appliance.person("AGENT"));
    assertThat(page).hasURL(Pattern.compile(".*/desk$"));
    assertThat(page.locator("#desk")).isVisible();
  }

  @Test
  void supervisorFindsTheFloor() {
    Page page = newPage();
    new SignInScreen(page).signIn(Appliance.person("SUPERVISOR"));
    assertThat(page).hasURL(Pattern.compile(".*/floor$"));
    assertThat(page.locator("#tile-waiting strong")).hasText(Pattern.compile("\\d+"));
  }

  @Test
  void wrongPasswordAndUnknownNameLookTheSame() {
    assertEquals(refusedAs(Appliance.person("AGENT").userName()), refusedAs("nobody.atall"));
  }

  private String refusedAs(String userName) {
    SignInScreen screen = new SignInScreen(newPage()).open();
    screen.password(userName, "not the password");
    assertThat(screen.messages()).containsText(Pattern.compile("\\w+"));
    return screen.messages().innerText();
  }

  @Test
  void secondSignInTakesTheDeskOverAndTheFirstPageSaysSo() {
    Person agent = Appliance.person("AGENT");
    Page first = newPage();
    DeskScreen.of(first, agent);
    Page second = newPage();
    DeskScreen.of(second, agent);
    assertThat(first).hasURL(Pattern.compile(".*/sign-in.*"));
    assertThat(second.locator("#desk")).isVisible();
  }
}
