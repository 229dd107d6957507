package org.veriline.authority;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Field;
import org.veriline.patient.Item;
import org.veriline.patient.Section;

/**
 * What is asked for: a section as a whole, or one item of it.
 *
 * @param day of the item; null when it has none
 */
public record Asked(
    Field field, @Nullable Section section, boolean single, @Nullable LocalDate day) {
  private static final int ISO_DAY = 10;

  public static Asked all(Section section) {
    return new Asked(Field.of(section), section, false, null);
  }

  public static Asked one(Item item) {
    String on = item.on();
    LocalDate day = on == null ? null : LocalDate.parse(on.substring(0, ISO_DAY));
    return new Asked(Field.of(item.section()), item.section(), true, day);
  }

  public static Asked of(Field field) {
    return new Asked(field, null, false, null);
  }
}
