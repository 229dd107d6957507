package org.veriline.compliance;

import static org.veriline.compliance.Length.of;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.veriline.compliance.Length.Unit;
import org.veriline.platform.Refusal;

/**
 * Every clock there is: from what it runs, how long, and whether it may be lengthened. What the law
 * leaves open has a time of our own, which the source says.
 */
public enum LegalClock {
  ACCESS(From.RECEIPT, of(30, Unit.DAYS), 30, false, "164.524(b)(2)"),
  AMENDMENT(From.RECEIPT, of(60, Unit.DAYS), 30, false, "164.526(b)(2)"),
  ACCOUNTING(From.RECEIPT, of(60, Unit.DAYS), 30, false, "164.528(c)(1)"),
  RESTRICTION(From.RECEIPT, of(10, Unit.BUSINESS_DAYS), 0, false, "164.522(a), our time"),
  CONFIDENTIAL(From.RECEIPT, of(5, Unit.BUSINESS_DAYS), 0, false, "164.522(b), our time"),
  COMPLAINT(From.RECEIPT, of(30, Unit.DAYS), 0, false, "164.530(d), our time"),
  BREACH_INDIVIDUAL(From.DISCOVERY, of(60, Unit.DAYS), 0, true, "164.404(b), 164.412"),
  BREACH_HHS_LARGE(From.DISCOVERY, of(60, Unit.DAYS), 0, true, "164.408(b)"),
  BREACH_MEDIA(From.DISCOVERY, of(60, Unit.DAYS), 0, true, "164.406"),
  BREACH_HHS_SMALL(From.DISCOVERY, of(60, Unit.DAYS_AFTER_YEAR_END), 0, false, "164.408(c)"),
  BREACH_STATE(From.DISCOVERY, of(30, Unit.DAYS), 0, true, "state law, the shortest we know"),
  ASSOCIATE_NOTICE(From.DISCOVERY, of(24, Unit.HOURS), 0, false, "164.410, contract"),
  ORAL_DELAY(From.STATEMENT, of(30, Unit.DAYS), 0, false, "164.412(b)"),
  ACCESS_REMOVAL(From.END_OF_WORK, of(1, Unit.HOURS), 0, false, "164.308(a)(3)(ii)(C)"),
  CONTINGENCY_NOTICE(From.ACTIVATION, of(24, Unit.HOURS), 0, false, "proposed rule of 2025"),
  RESTORE(From.LOSS, of(4, Unit.HOURS), 0, false, "164.308(a)(7), our time"),
  RETENTION(From.LAST_IN_EFFECT, of(6, Unit.YEARS), 0, true, "164.316(b)(2)(i), 164.530(j)"),
  OPT_OUT(From.RECEIPT, of(10, Unit.BUSINESS_DAYS), 0, false, "47 CFR 64.1200"),
  TRAINING(From.COMPLETION, of(12, Unit.MONTHS), 0, false, "164.530(b), our time"),
  BREAK_GLASS_REVIEW(From.CLOSE, of(2, Unit.BUSINESS_DAYS), 0, false, "our time");

  /** What sets a clock going. */
  public enum From {
    RECEIPT,
    DISCOVERY,
    STATEMENT,
    END_OF_WORK,
    ACTIVATION,
    LOSS,
    LAST_IN_EFFECT,
    COMPLETION,
    CLOSE
  }

  private final From from;
  private final Length length;
  private final int extensionDays;
  private final boolean holdable;
  private final String source;

  LegalClock(From from, Length length, int extensionDays, boolean holdable, String source) {
    this.from = from;
    this.length = length;
    this.extensionDays = extensionDays;
    this.holdable = holdable;
    this.source = source;
  }

  public From from() {
    return from;
  }

  public Length length() {
    return length;
  }

  /** How much longer it may take once, for a written reason; 0 if never. */
  public int extensionDays() {
    return extensionDays;
  }

  /** Whether an official's statement or a legal hold may move the due time. */
  public boolean holdable() {
    return holdable;
  }

  public String source() {
    return source;
  }

  public Instant due(Instant start, ZoneId zone) {
    return length.after(start, zone);
  }

  /** A contract or a state may ask for less, never for more than the table. */
  Instant due(Instant start, ZoneId zone, @Nullable Length shorter) {
    Instant law = due(start, zone);
    if (shorter == null) {
      return law;
    }
    Instant agreed = shorter.after(start, zone);
    return agreed.isBefore(law) ? agreed : law;
  }

  Instant extended(Instant due, ZoneId zone) {
    if (extensionDays == 0) {
      throw new Refusal("deadline-not-extendable");
    }
    return of(extensionDays, Unit.DAYS).after(due, zone);
  }
}
