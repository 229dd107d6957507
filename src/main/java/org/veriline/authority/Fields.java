package org.veriline.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.Normal;
import org.veriline.platform.Refusal;

/**
 * The named texts of a record, as a page, a file and the sealed bytes hold them. What does not fit
 * is refused with the field's name and never with its value.
 */
public final class Fields {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 500;

  private final SortedMap<String, String> texts = new TreeMap<>();

  public Fields(Map<String, String> texts) {
    texts.forEach(
        (name, text) -> {
          String value = text == null ? "" : text.strip();
          if (value.length() > LONGEST) {
            throw new Refusal("record-field-too-long", name);
          }
          if (!value.isEmpty()) {
            this.texts.put(name, value);
          }
        });
  }

  static Fields of(byte[] json) {
    try {
      return new Fields(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
    } catch (IOException notOurs) {
      throw new IllegalStateException("a record cannot be read");
    }
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(texts);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record cannot be written");
    }
  }

  SortedMap<String, String> all() {
    return new TreeMap<>(texts);
  }

  /** Only what a record of the kind has, so that nothing else is kept. */
  Fields only(Set<String> names) {
    SortedMap<String, String> some = all();
    some.keySet().retainAll(names);
    return new Fields(some);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  String must(String name) {
    return text(name).orElseThrow(() -> new Refusal("record-field-missing", name));
  }

  boolean yes(String name) {
    return switch (text(name).orElse("no")) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw new Refusal("record-field-unreadable", name);
    };
  }

  @Nullable LocalDate date(String name) {
    try {
      return text(name).map(LocalDate::parse).orElse(null);
    } catch (DateTimeException notIso) {
      throw new Refusal("record-field-unreadable", name);
    }
  }

  LocalDate mustDate(String name) {
    must(name);
    LocalDate date = date(name);
    if (date == null) {
      throw new Refusal("record-field-missing", name);
    }
    return date;
  }

  @Nullable LocalTime time(String name) {
    try {
      return text(name).map(LocalTime::parse).orElse(null);
    } catch (DateTimeException notIso) {
      throw new Refusal("record-field-unreadable", name);
    }
  }

  <E extends Enum<E>> E code(String name, Class<E> of) {
    try {
      return Enum.valueOf(of, must(name));
    } catch (IllegalArgumentException unknown) {
      throw new Refusal("record-field-unreadable", name);
    }
  }

  /** Several codes, separated by spaces or commas; none is an empty set. */
  <E extends Enum<E>> Set<E> codes(String name, Class<E> of) {
    EnumSet<E> codes = EnumSet.noneOf(of);
    try {
      for (String word : words(name)) {
        codes.add(Enum.valueOf(of, word));
      }
    } catch (IllegalArgumentException unknown) {
      throw new Refusal("record-field-unreadable", name);
    }
    return codes;
  }

  /** Telephone numbers separated by semicolons, each in the one form we compare. */
  Set<String> numbers(String name) {
    Set<String> numbers = new TreeSet<>();
    for (String text : text(name).orElse("").split(";")) {
      if (!text.isBlank()) {
        numbers.add(
            Normal.phone(text).orElseThrow(() -> new Refusal("record-field-unreadable", name)));
      }
    }
    return numbers;
  }

  private Iterable<String> words(String name) {
    return Arrays.stream(text(name).orElse("").split("[ ,;]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Names and numbers never go into a log. */
  @Override
  public String toString() {
    return "Fields •••";
  }
}
