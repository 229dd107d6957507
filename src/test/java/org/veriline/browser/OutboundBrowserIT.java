package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A patient is called for a promise, over the trunk, by an agent in a browser. */
class OutboundBrowserIT extends BrowserTest {
  private static final Patient PROMISED = Patient.truthful(24);

  /** A caller is promised a call back; the agent takes the task and is not ready. */
  private DeskScreen promised() {
    DeskScreen desk = DeskScreen.of(newPage(), Appliance.person("AGENT"));
    desk.startReady();
    Caller caller = Caller.calls();
    desk.answer();
    desk.noEmergencyAboutThemselves();
    desk.nameAndBirthDate(PROMISED.fullName(), PROMISED.spokenBirthDate());
    desk.number(PROMISED.keypadNumber());
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    desk.page.locator("#state-menu > summary").click();
    desk.page.locator("#state-menu [data-arg=BREAK]").click();
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.choose("CB_SCHED");
    desk.page.locator("#follow-note").fill("Ask about the new time");
    desk.page.locator("#finish:not([disabled])").click();
    desk.becomes("NOT_READY");
    assertFalse(caller.onTheLine());
    Page tasks = desk.page.context().newPage();
    tasks.navigate("/floor/requests");
    Locator promise = row(tasks, "tbody tr", "Call to a patient");
    promise.locator("button[id$=':take']").click();
    assertThat(promise.locator("button[id$=':done']")).isVisible();
    assertThat(promise.locator("button[id$=':read']")).hasCount(0);
    tasks.close();
    return desk;
  }

  private static void dial(DeskScreen desk) {
    desk.open();
    desk.startShift();
    assertThat(desk.page.locator("#dial")).containsText("Language English, waiting since");
    assertThat(desk.page.locator("#dial")).containsText("not called yet");
    row(desk.page, "#dial > ul > li", "not called yet")
        .locator("[data-do=deskDialNumbers]")
        .click();
    desk.page.locator("#dial-list [data-do=deskDial]").first().click();
    desk.becomes("TALKING", 60_000);
  }

  @Test
  void whoAnswersDecidesWhatIsSaid() {
    DeskScreen desk = promised();
    dial(desk);
    Page page = desk.page;
    assertThat(page.locator("#reason")).hasCount(0);
    assertFalse(page.content().contains(PROMISED.fullName()), "the name, before it is asked for");
    page.locator("#ask-for").click();
    assertThat(page.locator("#ask-for-name")).not().isEmpty();

    page.locator("#answered-MACHINE").click();
    page.locator("#greeting-OTHER").click();
    assertThat(page.locator("#message-words")).containsText("Leave no message");
    assertThat(page.locator("#message-left")).hasCount(0);
    page.locator("#greeting-GENERIC").click();
    assertThat(page.locator("#message-words")).containsText("Hello, this message is for");
    String words = page.locator("#message-words").innerText();
    assertTrue(Pattern.compile("reference [0-9]{6}\\.").matcher(words).find(), words);
    page.locator("#reference").click();
    String code = page.locator("#reference-code").innerText();
    assertTrue(words.contains(code), "the same reference");

    page.locator("#answered-PATIENT").click();
    assertThat(page.locator("#saying")).containsText("before I say why I call");
    desk.nameAndBirthDate(PROMISED.fullName(), PROMISED.spokenBirthDate());
    desk.number(PROMISED.keypadNumber());
    assertThat(desk.level()).hasAttribute("data-level", "V2");
    page.locator("#reason").click();
    assertThat(page.locator("#reason-said")).containsText("Ask about the new time");
    page.locator("#asks").click();
    page.locator("#need-APPOINTMENT").click();
    page.locator("#surroundings-PRIVATE").click();
    page.locator("#open-APPOINTMENTS").click();
    assertThat(desk.card()).isVisible();
    page.locator("#answered-OTHER_PERSON").click();
    desk.hangUp();
    desk.becomes("WRAP_UP");
    desk.finish("CB_REF");
    assertEquals("NOT_READY", desk.state());
    desk.open();
    assertThat(page.locator("#dial")).containsText("reached and verified");
    done(page);
  }

  /**
   * There are other tasks too, the next due first; the desk says of none what it is, and the page
   * of requests does when its caller was verified.
   */
  private static Locator row(Page page, String rows, String text) {
    return page.locator(rows, new Page.LocatorOptions().setHasText(text)).last();
  }

  /** Or the next run would find this one's attempts on the first task. */
  private static void done(Page page) {
    page.navigate("/floor/requests");
    Locator done = page.locator("button[id$=':done']");
    Locator mine = row(page, "tbody tr", "reached and verified").locator("button[id$=':done']");
    assertThat(mine).isVisible();
    int before = done.count();
    mine.click();
    assertThat(done).hasCount(before - 1);
  }
}
