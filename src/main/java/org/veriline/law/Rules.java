package org.veriline.law;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.veriline.decision.Relationship;
import org.veriline.patient.Tag;
import org.veriline.platform.Refusal;

/**
 * From whom each tag is kept on the telephone; who asks anyway is sent to the privacy officer. They
 * are written one line a tag: the tag, a colon, relationships. Officials and strangers stand in
 * every line, and the patients themselves in none.
 */
public record Rules(Map<Tag, Set<Relationship>> refused) {
  private static final Set<Relationship> ALWAYS =
      EnumSet.of(Relationship.OFFICIAL, Relationship.UNKNOWN);

  public Rules {
    EnumMap<Tag, Set<Relationship>> all = new EnumMap<>(Tag.class);
    refused.forEach((tag, whom) -> all.put(tag, Set.copyOf(whom)));
    refused = Map.copyOf(all);
    for (Tag tag : Tag.values()) {
      Set<Relationship> whom = all.getOrDefault(tag, Set.of());
      if (!whom.containsAll(ALWAYS)) {
        throw new Refusal("law-officials-missing", tag);
      }
      if (whom.contains(Relationship.SELF)) {
        throw new Refusal("law-patients-themselves", tag);
      }
    }
  }

  /** For officials and strangers, and for whom else is named. */
  public static Rules alsoFor(Map<Tag, Set<Relationship>> others) {
    Map<Tag, Set<Relationship>> refused = new EnumMap<>(Tag.class);
    for (Tag tag : Tag.values()) {
      Set<Relationship> whom = EnumSet.copyOf(ALWAYS);
      whom.addAll(others.getOrDefault(tag, Set.of()));
      refused.put(tag, whom);
    }
    return new Rules(refused);
  }

  /** Who may be named beside officials and strangers. */
  public static Set<Relationship> choices() {
    Set<Relationship> choices = EnumSet.complementOf(EnumSet.copyOf(ALWAYS));
    choices.remove(Relationship.SELF);
    return choices;
  }

  /** From whom this is kept, beside officials and strangers. */
  public Set<Relationship> others(Tag tag) {
    Set<Relationship> whom = EnumSet.copyOf(refused.getOrDefault(tag, ALWAYS));
    whom.removeAll(ALWAYS);
    return whom;
  }

  /** As they are stored; a line that cannot be read is refused as a whole. */
  public static Rules read(String text) {
    Map<Tag, Set<Relationship>> refused = new EnumMap<>(Tag.class);
    for (String line : text.strip().split("\\R", -1)) {
      String[] parts = line.toUpperCase(Locale.ROOT).split(":", -1);
      try {
        Set<Relationship> whom = EnumSet.noneOf(Relationship.class);
        for (String name : parts[1].strip().split("[\\s,]+", -1)) {
          whom.add(Relationship.valueOf(name));
        }
        if (parts.length != 2 || refused.put(Tag.valueOf(parts[0].strip()), whom) != null) {
          throw new Refusal("law-line", line.strip());
        }
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
        throw new Refusal("law-line", line.strip());
      }
    }
    return new Rules(refused);
  }

  public String text() {
    return new EnumMap<>(refused)
        .entrySet().stream()
            .map(
                line ->
                    line.getKey()
                        + ": "
                        + line.getValue().stream()
                            .sorted()
                            .map(Relationship::name)
                            .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n"));
  }

  /**
   * Whether an item is kept from such a hearer.
   *
   * @param tags none of an older import: then any line that names them counts
   */
  boolean keepItem(Set<Tag> tags, Relationship from) {
    Set<Tag> counted = tags.isEmpty() ? EnumSet.allOf(Tag.class) : tags;
    return counted.stream().anyMatch(tag -> names(tag, from));
  }

  /**
   * A section is closed only when nothing of it could be said: that a part is kept must not show.
   */
  boolean keepAll(Relationship from) {
    return EnumSet.allOf(Tag.class).stream().allMatch(tag -> names(tag, from));
  }

  private boolean names(Tag tag, Relationship from) {
    return refused.getOrDefault(tag, Set.of()).contains(from);
  }
}
