package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The page of what patients have agreed to, objected to and granted, as two officers use it. */
final class RecordsScreen {
  final Page page;

  private RecordsScreen(Page page) {
    this.page = page;
  }

  static RecordsScreen of(Page page, String userName) {
    new SignInScreen(page).signIn(Appliance.named(userName));
    page.navigate("/privacy/records");
    return new RecordsScreen(page);
  }

  /** A file of which one line can be read. */
  void load(String csv) {
    page.locator("[id='file-form:file']")
        .setInputFiles(
            new FilePayload("records.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.locator("[id='file-form:load']").click();
    assertThat(page.locator("#file-form [role=status]")).hasText(Pattern.compile("^1 .*"));
  }

  void approveFile() {
    Locator approve = page.locator("[id^='file-form:batch:'][id$=':approve-file']");
    approve.first().click();
    assertThat(approve).hasCount(0);
  }
}
