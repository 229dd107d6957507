package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The sign-in page: name and password, then a code, then perhaps a question. */
final class SignInScreen {
  private final Page page;

  SignInScreen(Page page) {
    this.page = page;
  }

  SignInScreen open() {
    page.navigate("/sign-in");
    return this;
  }

  /** Signs in and, if somebody is signed in as this person, takes their place. */
  void signIn(Person person) {
    open();
    password(person.userName(), person.password());
    code(person.freshCode());
    Locator replace = page.locator("[id$=':replace']");
    Locator inside = page.locator("#me");
    assertThat(replace.or(inside)).isVisible();
    if (replace.isVisible()) {
      replace.click();
    }
    assertThat(inside).isVisible();
  }

  void password(String userName, String password) {
    page.locator("[id$=':name']").fill(userName);
    page.locator("[id$=':password']").fill(password);
    page.locator("[id$=':go']").click();
  }

  void code(String code) {
    page.locator("[id$=':code']").fill(code);
    page.locator("[id$=':prove']").click();
  }

  Locator messages() {
    return page.locator("[id$=':messages']");
  }
}
