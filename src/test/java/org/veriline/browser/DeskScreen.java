package org.veriline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import java.util.Set;

/** The desk, in the words of whoever sits at it. */
final class DeskScreen {
  private static final Set<String> IN_A_CALL = Set.of("TALKING", "HELD", "CONSULTING");

  final Page page;

  DeskScreen(Page page) {
    this.page = page;
  }

  static DeskScreen of(Page page, Person person) {
    new SignInScreen(page).signIn(person);
    DeskScreen desk = new DeskScreen(page);
    desk.open();
    return desk;
  }

  void open() {
    page.navigate("/desk");
    assertThat(page.locator("#desk")).isVisible();
  }

  String state() {
    return page.locator("#desk-facts").getAttribute("data-state");
  }

  void becomes(String state) {
    becomes(state, BrowserTest.TIMEOUT_MS);
  }

  void becomes(String state, double timeout) {
    page.waitForFunction(
        "state => document.getElementById('desk-facts')?.dataset.state === state",
        state,
        new WaitForFunctionOptions().setTimeout(timeout));
  }

  /** Both checks and the statement, as a person does them; nothing if the shift goes on. */
  void startShift() {
    if ("false".equals(page.locator("#desk-facts").getAttribute("data-on-shift"))) {
      page.locator("#check-begin").click();
      assertThat(page.locator("#check-microphone-ok")).hasValue("true");
      page.locator("#check-tone").click();
      page.locator("#check-heard").check();
      page.locator("#check-911").check();
      page.locator("#check-alone").check();
      page.locator("#start-shift").click();
    }
    assertThat(page.locator("#health-phone[data-grade=ok]")).isVisible();
    Locator mySide = page.locator("#my-side");
    if ("false".equals(mySide.getAttribute("aria-pressed"))) {
      mySide.click(); // asked once a sign-in, and a shift outlives a sign-in
    }
    assertThat(mySide).hasAttribute("aria-pressed", "true");
  }

  void goReady() {
    if (!state().equals("READY")) {
      page.locator("#go-ready").click();
    }
    becomes("READY");
  }

  /** A break, so that nobody is offered. */
  void pause() {
    if (!state().equals("NOT_READY")) {
      Locator pause = page.locator("#state-menu [data-arg=BREAK]");
      // The desk is drawn anew when a call is over, and then the menu is closed again.
      page.waitForCondition(
          () -> {
            if (!pause.isVisible()) {
              page.locator("#state-menu > summary").click();
            }
            return pause.isVisible();
          });
      pause.click();
      becomes("NOT_READY");
    }
  }

  /** From whatever this person left behind to Ready with nothing to do. */
  void startReady() {
    startShift();
    if (IN_A_CALL.contains(state())) {
      hangUp();
      becomes("WRAP_UP");
    }
    if (state().equals("WRAP_UP")) {
      finish("INFO_GIVEN");
    }
    goReady();
  }

  void answer() {
    page.locator("#answer:not([disabled])").click(new Locator.ClickOptions().setTimeout(60_000));
    becomes("TALKING");
  }

  /** As a person does, who does not hang up within a second of a change. */
  void hangUp() {
    page.locator(".desk:not([data-guarded]) #hangup:not([disabled])").click();
  }

  /** Gives the caller to another queue, by its short name. */
  void transfer(String queue) {
    page.locator("#transfer:not([disabled])").click();
    page.locator(".desk:not([data-guarded]) #transfer-to [data-queue=" + queue + "]").click();
  }

  void noEmergencyAboutThemselves() {
    page.locator("#emergency-no").click();
    page.locator("#about-self").click();
  }

  void nameAndBirthDate(String name, String birthDate) {
    page.locator("#answer-name").fill(name);
    Locator birth = page.locator("#answer-birth");
    if (birth.count() > 0) {
      birth.fill(birthDate);
      birth.press("Enter");
    } else {
      page.locator("#answer-name").press("Enter");
    }
  }

  /** A truthful patient is verified, asks for appointments in private, and the card is open. */
  void readAppointmentsTo(Patient patient) {
    noEmergencyAboutThemselves();
    verifyAndReadAppointments(patient);
  }

  /** From the question for the name to the open card. */
  void verifyAndReadAppointments(Patient patient) {
    nameAndBirthDate(patient.fullName(), patient.spokenBirthDate());
    number(patient.keypadNumber());
    page.locator("#need-APPOINTMENT").click();
    page.locator("#surroundings-PRIVATE").click();
    page.locator("#open-APPOINTMENTS").click();
    assertThat(card()).isVisible();
  }

  /** Answers with the record number, whatever the system asks first. */
  void number(String number) {
    assertThat(page.locator("#answer-text")).isVisible();
    Locator instead = page.locator("[data-do=deskAsk][data-arg=number]");
    if (instead.count() > 0) {
      instead.click();
      assertThat(instead).hasCount(0);
    }
    text(number);
  }

  void text(String text) {
    page.locator("#answer-text").fill(text);
    page.locator("#answer-text").press("Enter");
  }

  Locator lastAnswer() {
    return page.locator("#last-answer");
  }

  Locator level() {
    return page.locator("#level");
  }

  Locator section(String section) {
    return page.locator("#desk-patient [data-section=" + section + "]");
  }

  Locator card() {
    return page.locator("#card");
  }

  void choose(String disposition) {
    Locator code = page.locator("[data-do=deskChoose][data-arg=" + disposition + "]");
    code.waitFor(
        new Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    if (!code.isVisible()) {
      page.locator("#wrapup-more > summary").click();
    }
    code.click();
  }

  void finish(String disposition) {
    choose(disposition);
    page.locator("#finish:not([disabled])").click();
    page.waitForFunction(
        "() => document.getElementById('desk-facts')?.dataset.state !== 'WRAP_UP'");
  }

  /** What the meter of the agent's own microphone shows, 0 to 1. */
  double microphoneLevel() {
    return ((Number) page.locator("#microphone-level").evaluate("meter => meter.value"))
        .doubleValue();
  }

  /** After a reload the desk knows the call before its phone has it back, and sound after that. */
  private void phoneReceives() {
    page.waitForFunction(
        """
        () => desk.phone.session?.isEstablished()
            && desk.phone.session.connection?.getReceivers().some(it => it.track?.kind === 'audio')
        """);
  }

  /** The loudest pitch of what arrives from the caller, in hertz, once there is sound. */
  double incomingPitch() {
    phoneReceives();
    return ((Number)
            page.evaluate(
                """
                async () => {
                  const track = desk.phone.session.connection.getReceivers()
                    .map(receiver => receiver.track).find(track => track.kind === 'audio');
                  const context = new AudioContext();
                  await context.resume();
                  const analyser = context.createAnalyser();
                  analyser.fftSize = 8192;
                  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
                  const bins = new Float32Array(analyser.frequencyBinCount);
                  for (let i = 0; i < 100; i++) {
                    await new Promise(next => setTimeout(next, 100));
                    analyser.getFloatFrequencyData(bins);
                    const peak = bins.indexOf(bins.reduce((a, b) => Math.max(a, b), -Infinity));
                    if (bins[peak] > -60 && i > 5) {
                      return peak * context.sampleRate / analyser.fftSize;
                    }
                  }
                  return 0;
                }
                """))
        .doubleValue();
  }

  /** Whether this pitch arrives, whatever else does. */
  boolean hears(int hertz) {
    phoneReceives();
    return (Boolean)
        page.evaluate(
            """
            async hertz => {
              const track = desk.phone.session.connection.getReceivers()
                .map(receiver => receiver.track).find(track => track.kind === 'audio');
              const context = new AudioContext();
              await context.resume();
              const analyser = context.createAnalyser();
              analyser.fftSize = 8192;
              context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
              const bins = new Float32Array(analyser.frequencyBinCount);
              const bin = Math.round(hertz * analyser.fftSize / context.sampleRate);
              for (let i = 0; i < 100; i++) {
                await new Promise(next => setTimeout(next, 100));
                analyser.getFloatFrequencyData(bins);
                const around = [...bins.slice(bin - 20, bin - 8), ...bins.slice(bin + 8, bin + 20)];
                const beside = around.reduce((a, b) => a + b, 0) / around.length;
                const peak = Math.max(bins[bin - 1], bins[bin], bins[bin + 1]);
                if (i > 5 && peak > -60 && peak > beside + 15) {
                  return true;
                }
              }
              return false;
            }
            """,
            hertz);
  }
}
