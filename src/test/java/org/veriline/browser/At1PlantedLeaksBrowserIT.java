package org.veriline.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Leaks are planted, as careless programs write them, and each is found: so that the silence of
 * {@link At1CanaryBrowserIT} means something (AT-1).
 */
class At1PlantedLeaksBrowserIT extends BrowserTest {
  private static final Map<String, Function<String, byte[]>> SPELLINGS = new LinkedHashMap<>();

  static {
    SPELLINGS.put("plain", text -> bytes("name is " + text + ", it said"));
    SPELLINGS.put("upper case", text -> bytes(text.toUpperCase(Locale.ROOT)));
    SPELLINGS.put("utf-16", text -> text.getBytes(StandardCharsets.UTF_16LE));
    SPELLINGS.put("hexadecimal", text -> bytes(HexFormat.of().formatHex(bytes(text))));
    SPELLINGS.put(
        "url", text -> bytes("/x?y=" + URLEncoder.encode(text + " é", StandardCharsets.UTF_8)));
    SPELLINGS.put(
        "base64", text -> bytes(Base64.getEncoder().encodeToString(bytes("{\"a\":\"" + text))));
    SPELLINGS.put("packed", At1PlantedLeaksBrowserIT::packed);
  }

  /** Where a service of the appliance could write. */
  private static final List<String> PLACES =
      List.of(
          "/var/log/nginx/",
          "/var/log/voice/",
          "/var/lib/voice/spool/",
          "/var/lib/veriline-voice/cel/",
          "/var/lib/veriline/",
          "/var/lib/mysql/",
          "/run/",
          "/tmp/",
          "/var/tmp/",
          "/root/");

  @Test
  void searchFindsEachLeakThatIsPlantedOnTheMachine() {
    Instant began = Instant.now();
    Map<String, String> wherePlanted = new HashMap<>();
    Map<String, String> files = new HashMap<>();
    for (String place : PLACES) {
      SPELLINGS.forEach(
          (how, spell) -> {
            String value = CanaryPatient.word() + CanaryPatient.word();
            String path = place + "canary-" + CanaryPatient.digits(9);
            files.put(path, Base64.getEncoder().encodeToString(spell.apply(value)));
            wherePlanted.put(value, place);
          });
    }
    Machine.python("plant.py", new Gson().toJson(Map.of("write", files)));
    String logged = CanaryPatient.word() + CanaryPatient.word();
    Machine.run("somebody called " + logged + "\n", "logger", "--tag", "canary");
    wherePlanted.put(logged, "journal");
    String stored = CanaryPatient.word() + CanaryPatient.word();
    Machine.run(
        "CREATE TABLE canary_leak (text VARCHAR(60)); INSERT INTO canary_leak VALUES ('"
            + stored
            + "');",
        "mariadb",
        "veriline");
    wherePlanted.put(stored, "/var/lib/mysql/");
    try {
      assertTrue(wherePlanted.size() >= 50, "too few leaks");
      Set<Machine.Find> found = Machine.search(began, wherePlanted.keySet());
      wherePlanted.forEach(
          (value, place) ->
              assertTrue(
                  found.stream()
                      .anyMatch(
                          find -> find.needle().equals(value) && find.place().startsWith(place)),
                  () -> "not found: what was planted in " + place));
    } finally {
      Machine.python("plant.py", new Gson().toJson(Map.of("remove", List.copyOf(files.keySet()))));
      Machine.run("DROP TABLE canary_leak;", "mariadb", "veriline");
    }
  }

  @Test
  void searchFindsEachLeakThatIsPlantedInTheBrowser() {
    Page page = newPage();
    new SignInScreen(page).signIn(Appliance.person("SUPERVISOR"));
    Traffic traffic = Traffic.of(page);
    page.navigate("/floor");
    Map<String, String> plants = new LinkedHashMap<>();
    plants.put("console", "value => console.log(value)");
    plants.put("storage", "value => localStorage.setItem('leak', value)");
    plants.put("storage/session", "value => sessionStorage.setItem('leak', value)");
    plants.put("storage/cookie", "value => { document.cookie = 'leak=' + value; }");
    plants.put("page", "value => document.getElementById('main').dataset.leak = value");
    plants.put("page/title", "value => { document.title = value; }");
    plants.put(
        "page/field",
        "value => { const f = document.createElement('input'); f.value = value; document.body.append(f); }");
    plants.put("request", "value => fetch('/sign-in?' + value).then(answer => answer.text())");
    plants.put("url", "value => history.replaceState(null, '', '/floor?' + value)");
    plants.put("notification", "value => { new Notification('Call', { body: value }); }");
    plants.put("push", "value => veriline.pushed(value)");
    page.route(
        "**/leak",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setBody(String.valueOf(route.request().headerValue("x-leak")))));
    plants.put(
        "response",
        "value => fetch('/leak', { headers: { 'x-leak': value } }).then(answer => answer.text())");
    Map<String, String> values = new LinkedHashMap<>();
    plants.forEach(
        (channel, script) -> {
          String value = CanaryPatient.word() + CanaryPatient.digits(6);
          values.put(channel, value);
          page.evaluate(script, value);
        });
    traffic.look();
    values.forEach(
        (channel, value) ->
            assertTrue(
                traffic.channelsWith(List.of(value)).contains(channel.replaceAll("/.*", "")),
                () -> "not found: what was planted in " + channel));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes(text));
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return packed.toByteArray();
  }
}
