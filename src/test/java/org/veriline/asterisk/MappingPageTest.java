package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.veriline.call.CallEvent;
import org.veriline.call.SeatEvent;

class MappingPageTest {

  /** LanguageChosen is told by the announcement flow and not by Asterisk. */
  @Test
  void pageNamesEveryEventThatComesFromTheSwitchAndNoOther() throws IOException {
    Set<String> events = new TreeSet<>();
    Arrays.stream(CallEvent.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .forEach(events::add);
    Arrays.stream(SeatEvent.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .forEach(events::add);
    events.remove("LanguageChosen");

    String page = Files.readString(Path.of("docs/reference/ami-mapping.md"));
    String table = page.substring(page.indexOf("| Asterisk says"), page.indexOf("AsyncAGIStart"));
    Set<String> named = new TreeSet<>();
    Pattern.compile("`([A-Z][A-Za-z]+)`")
        .matcher(table)
        .results()
        .map(found -> found.group(1))
        .forEach(named::add);
    assertEquals(events, named);
  }
}
