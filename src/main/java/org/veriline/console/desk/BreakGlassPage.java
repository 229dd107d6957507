package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.console.Me;
import org.veriline.console.Typed;
import org.veriline.patient.Section;
import org.veriline.platform.Messages;
import org.veriline.platform.Settings;
import org.veriline.privacy.BreakGlassView;
import org.veriline.privacy.BreakGlasses;
import org.veriline.privacy.Card;

/** Emergency access. What was typed and what was read lives for one request. */
@Named
@RequestScoped
public class BreakGlassPage {
  @Inject BreakGlasses breakGlasses;
  @Inject Me me;
  @Inject Settings settings;

  private final Typed typed = new Typed();
  private String name = "";
  private String birthDate = "";
  private String reason = "";
  private @Nullable Card card;
  private @Nullable Optional<BreakGlassView> open;

  public void open() {
    open = Optional.of(breakGlasses.open(me.getLocale(), name, birthDate, reason, typed.code()));
    reason = "";
  }

  public void extend() {
    open = Optional.of(breakGlasses.extend(reason, typed.code()));
    reason = "";
  }

  public void close() {
    breakGlasses.close();
    open = null;
  }

  public void read(String section) {
    card = breakGlasses.read(me.getLocale(), Section.valueOf(section));
  }

  public boolean isOpen() {
    return view().isPresent();
  }

  /** For the banner on every page: whether this person has an emergency access open. */
  public boolean isShown() {
    return me.may("bg:open") && isOpen();
  }

  public String getUntil() {
    return view().map(it -> time(it.until())).orElse("");
  }

  public List<Section> getSections() {
    return view().map(it -> it.sections().stream().sorted().toList()).orElse(List.of());
  }

  public @Nullable Card getCard() {
    return card;
  }

  public String sentence(Card.Line line) {
    return Messages.text(me.getLocale(), "card." + line.label(), line.value().value());
  }

  private Optional<BreakGlassView> view() {
    Optional<BreakGlassView> known = open;
    if (known == null) {
      known = breakGlasses.mine();
      open = known;
    }
    return known;
  }

  private String time(Instant at) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(me.getLocale())
        .format(at.atZone(settings.zone()));
  }

  public Typed getTyped() {
    return typed;
  }

  /** Drawn never again: who is meant was compared and forgotten. */
  public @Nullable String getName() {
    return null;
  }

  public void setName(@Nullable String name) {
    this.name = name == null ? "" : name;
  }

  public @Nullable String getBirthDate() {
    return null;
  }

  public void setBirthDate(@Nullable String birthDate) {
    this.birthDate = birthDate == null ? "" : birthDate;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason == null ? "" : reason;
  }
}
