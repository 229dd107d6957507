package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.Section;
import org.veriline.platform.Messages;
import org.veriline.privacy.Card;
import org.veriline.privacy.Disclosures;
import org.veriline.verification.ScriptView;

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

  private @Nullable Card card;

  public void open(String section) {
    card = disclosures.read(now.mustTalk(), Section.valueOf(section));
  }

  /** The agent has said this line of the card. */
  public void told(String section, String label) {
    disclosures.told(now.mustTalk(), Section.valueOf(section), List.of(label));
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
