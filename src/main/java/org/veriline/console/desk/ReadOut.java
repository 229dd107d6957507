package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.console.Me;
import org.veriline.decision.Decision;
import org.veriline.patient.Section;
import org.veriline.platform.Messages;
import org.veriline.platform.Settings;
import org.veriline.privacy.Card;
import org.veriline.privacy.Disclosures;
import org.veriline.privacy.Justification;
import org.veriline.verification.ScriptView;
import org.veriline.wrapup.WrapUps;

/**
 * The patient panel and the read-out card. It lives for one request: what was read is in the answer
 * and not kept. A card is drawn once, after the person asked for it; any later change of the script
 * takes it away, and asking again is written again.
 */
@Named
@RequestScoped
public class ReadOut {
  @Inject Now now;
  @Inject Disclosures disclosures;
  @Inject Me me;
  @Inject DeskPage page;
  @Inject Settings settings;
  @Inject Users users;
  @Inject WrapUps wrapUps;

  private @Nullable Card card;
  private @Nullable List<WrapUps.Contact> contacts;
  private Map<String, String> names = Map.of();

  public void open(String section) {
    card = disclosures.read(now.mustTalk(), Section.valueOf(section));
  }

  /**
   * Why a marked patient is opened; what the call has earned opens after it, section by section.
   */
  public void justify(String why) {
    disclosures.justify(now.mustTalk(), Justification.valueOf(why));
    page.redraw();
  }

  /** The decision asks for a reason and for nothing else. */
  public boolean isReasonNeeded() {
    return getSections().stream()
        .anyMatch(section -> section.reason() == Decision.Reason.JUSTIFICATION);
  }

  /** The reasons that can be true of who is on the line. */
  public List<Justification> getReasons() {
    boolean self = now.script().filter(ScriptView::forSomebodyElse).isEmpty();
    return Arrays.stream(Justification.values()).filter(why -> why.fits(self)).toList();
  }

  /** The agent has said this line of the card. */
  public void told(String section, String label) {
    disclosures.told(now.mustTalk(), Section.valueOf(section), List.of(label));
  }

  /** The patient's last calls, so that nobody has to tell everything twice. */
  public void lookBack() {
    contacts = wrapUps.earlier(now.mustTalk());
    names = users.names(contacts.stream().map(WrapUps.Contact::user).toList());
  }

  /** Why a section is locked, as it is meant: "never" in a caller's column is about the caller. */
  public String why(ScriptView.SectionView section) {
    boolean aboutCaller =
        section.reason() == Decision.Reason.NEVER_BY_PHONE
            && now.script().filter(ScriptView::forSomebodyElse).isPresent();
    return (aboutCaller ? Decision.Reason.AUTHORITY : section.reason()).name();
  }

  /** Whether the patient has earned to look back: it opens with their appointments. */
  public boolean isMayLookBack() {
    return !now.script().map(ScriptView::forSomebodyElse).orElse(true)
        && getSections().stream()
            .anyMatch(section -> section.section() == Section.APPOINTMENTS && section.open());
  }

  public @Nullable List<WrapUps.Contact> getContacts() {
    return contacts;
  }

  /** In the reader's language and the clinic's time. */
  public String when(WrapUps.Contact contact) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(me.getLocale())
        .format(contact.at().atZone(settings.zone()));
  }

  public String who(WrapUps.Contact contact) {
    return names.getOrDefault(contact.user(), "");
  }

  public List<ScriptView.SectionView> getSections() {
    return now.script().map(ScriptView::sections).orElse(List.of());
  }

  public long getOpenCount() {
    return getSections().stream().filter(ScriptView.SectionView::open).count();
  }

  public @Nullable Card getCard() {
    return card;
  }

  /** One sentence of the card, in the caller's language. */
  public String sentence(Card.Line line) {
    return Messages.text(
        Locale.forLanguageTag(now.callersLanguage()), "card." + line.label(), line.value().value());
  }
}
