package org.veriline.authority;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Field;
import org.veriline.patient.Item;
import org.veriline.patient.Section;
import org.veriline.patient.Tag;

/**
 * What is asked for: a section as a whole, or one item of it.
 *
 * @param day of the item; null when it has none
 * @param tags of the item; a section has none, and an item of an older import neither
 */
public record Asked(
    Field field,
    @Nullable Section section,
    boolean single,
    @Nullable LocalDate day,
    Set<Tag> tags) {
  private static final int ISO_DAY = 10;

  public static Asked all(Section section) {
    return new Asked(Field.of(section), section, false, null, Set.of());
  }

  public static Asked one(Item item) {
    String on = item.on();
    Set<Tag> tags = item.tags();
    LocalDate day = on == null ? null : LocalDate.parse(on.substring(0, ISO_DAY));
    return new Asked(
        Field.of(item.section()), item.section(), true, day, tags == null ? Set.of() : tags);
  }

  public static Asked of(Field field) {
    return new Asked(field, null, false, null, Set.of());
  }
}
