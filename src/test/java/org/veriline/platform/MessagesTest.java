package org.veriline.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Path BUNDLES = Path.of("src/main/resources/org/veriline/messages");
  private static final Pattern IN_A_PAGE =
      Pattern.compile("\\bm\\['([a-z0-9.-]+)'\\]|m\\.with\\('([a-z0-9.-]+)'");
  private static final Pattern REFUSED = Pattern.compile("new Refusal\\(\\s*\"([a-z0-9-]+)\"");

  private static Properties bundle(String area, String language) throws IOException {
    Properties texts = new Properties();
    try (var reader =
        Files.newBufferedReader(
            BUNDLES.resolve(area + "_" + language + ".properties"), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  private static List<Path> files(String root, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(root))) {
      return all.filter(path -> path.toString().endsWith(ending)).toList();
    }
  }

  @Test
  void everyTextExistsInBothLanguages() throws IOException {
    for (Path file : files(BUNDLES.toString(), "_en.properties")) {
      String area = file.getFileName().toString().replace("_en.properties", "");
      assertTrue(Messages.AREAS.contains(area), area + " is not an area");
      assertEquals(
          new TreeSet<>(bundle(area, "en").stringPropertyNames()),
          new TreeSet<>(bundle(area, "es").stringPropertyNames()),
          area);
    }
  }

  @Test
  void noTextIsWrittenTwice() throws IOException {
    Set<String> seen = new TreeSet<>();
    Set<String> twice = new TreeSet<>();
    for (Path file : files(BUNDLES.toString(), "_en.properties")) {
      String area = file.getFileName().toString().replace("_en.properties", "");
      bundle(area, "en")
          .stringPropertyNames()
          .forEach(
              key -> {
                if (!seen.add(key)) {
                  twice.add(key);
                }
              });
    }
    assertEquals(Set.of(), twice);
  }

  @Test
  void gapsAreTheSameInBothLanguages() throws IOException {
    for (String area : Messages.AREAS) {
      if (!Files.exists(BUNDLES.resolve(area + "_en.properties"))) {
        continue;
      }
      Properties english = bundle(area, "en");
      Properties spanish = bundle(area, "es");
      for (String key : english.stringPropertyNames()) {
        assertEquals(gaps(english.getProperty(key)), gaps(spanish.getProperty(key)), key);
      }
    }
  }

  private static Set<String> gaps(String text) {
    Set<String> gaps = new TreeSet<>();
    Matcher gap = Pattern.compile("\\{[a-zA-Z0-9]+").matcher(text);
    while (gap.find()) {
      gaps.add(gap.group());
    }
    return gaps;
  }

  @Test
  void everyTextThatAPageNamesIsThere() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path page : files("src/main/webapp", ".xhtml")) {
      Matcher named = IN_A_PAGE.matcher(Files.readString(page));
      while (named.find()) {
        String key = named.group(1) == null ? named.group(2) : named.group(1);
        if (!key.endsWith(".") && Messages.find(Locale.ENGLISH, key).isEmpty()) {
          missing.add(page.getFileName() + ": " + key);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyRefusalIsASentence() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Path source : files("src/main/java", ".java")) {
      Matcher refused = REFUSED.matcher(Files.readString(source));
      while (refused.find()) {
        if (Messages.find(Locale.ENGLISH, "error." + refused.group(1)).isEmpty()) {
          missing.add(refused.group(1));
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void missingTextIsMarkedAndNotHidden() {
    assertEquals("???no.such.text???", Messages.text(Locale.ENGLISH, "no.such.text"));
  }
}
