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
  void wrongPasswordAndWrongCodeLookTheSameToAStranger() {
    Page page = newPage();
    SignInScreen screen = new SignInScreen(page).open();
    screen.password(Appliance.person("AGENT").userName(), "not the password");
    screen.code("000000");
    assertThat(screen.messages()).not().isEmpty();
    String known = screen.messages().innerText();

    Page other = newPage();
    SignInScreen stranger = new SignInScreen(other).open();
    stranger.password("nobody.atall", "not the password");
    stranger.code("000000");
    assertThat(stranger.messages()).not().isEmpty();
    assertEquals(known, stranger.messages().innerText());
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
