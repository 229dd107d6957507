package org.veriline.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntrancesTest {
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Pattern CLASS_PATH =
      Pattern.compile("@Path\\(\"([^\"]+)\"\\)[^{;]*?public class", Pattern.DOTALL);
  private static final Pattern METHOD_PATH = Pattern.compile("@Path\\(\"([^\"]+)\"\\)");

  private static Set<String> pages() throws IOException {
    try (Stream<Path> all = Files.walk(WEBAPP)) {
      return all.map(page -> "/" + WEBAPP.relativize(page))
          .filter(page -> page.endsWith(".xhtml") && !page.startsWith("/WEB-INF/"))
          .filter(page -> !page.startsWith("/resources/"))
          .map(page -> page.replace(".xhtml", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void everyPageHasAnEntrance() throws IOException {
    for (String page : pages()) {
      assertTrue(
          page.equals("/error") || Entrances.to(page).isPresent(), page + " is not in Entrances");
    }
  }

  @Test
  void everyResourceHasAnEntrance() throws IOException {
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> all = Files.walk(Path.of("src/main/java/org/veriline/api"))) {
      for (Path source : all.filter(file -> file.toString().endsWith(".java")).toList()) {
        String text = Files.readString(source);
        Matcher type = CLASS_PATH.matcher(text);
        if (!type.find()) {
          continue;
        }
        String root = "/api" + type.group(1);
        Matcher method = METHOD_PATH.matcher(text.substring(type.end()));
        boolean below = false;
        while (method.find()) {
          below = true;
          if (Entrances.to(root + method.group(1)).isEmpty()) {
            missing.add(root + method.group(1));
          }
        }
        if (!below && Entrances.to(root).isEmpty()) {
          missing.add(root);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyPermissionAskedForIsGrantedToSomeRole() {
    for (Entrance entrance : Entrances.ALL) {
      if (entrance.who() == Entrance.Who.PERMISSION) {
        Actor everything = new Actor("id", "Invented", Set.of(Role.values()), "session");
        assertTrue(entrance.admits(everything), entrance.path());
      }
    }
  }

  @Test
  void nobodyIsLetInOnlyWhereSigningInHappens() {
    Set<String> open =
        Entrances.ALL.stream()
            .filter(entrance -> entrance.admits(null))
            .filter(entrance -> entrance.kind() != Entrance.Kind.FILE)
            .map(Entrance::path)
            .collect(Collectors.toSet());
    assertEquals(Set.of("/sign-in", "/enrol"), open);
  }

  @Test
  void pageIsReachedByItsNameOnly() {
    assertTrue(Entrances.to("/admin/people").isPresent());
    assertFalse(Entrances.to("/admin/people.xhtml").isPresent());
    assertFalse(Entrances.to("/faces/admin/people.xhtml").isPresent());
    assertFalse(Entrances.to("/admin/people/").isPresent());
  }

  @Test
  void patternTakesOneSegmentOnly() {
    Entrance one = Entrance.resource("/api/things/{id}", "verify:run");
    assertTrue(one.leadsTo("/api/things/7"));
    assertFalse(one.leadsTo("/api/things/7/more"));
    assertFalse(one.leadsTo("/api/things/"));
  }
}
