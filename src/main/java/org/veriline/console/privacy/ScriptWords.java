package org.veriline.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.console.Me;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.platform.Messages;
import org.veriline.platform.Settings;
import org.veriline.script.ScriptVersionRow;
import org.veriline.script.Scripts;
import org.veriline.script.Trace;
import org.veriline.wrapup.Disposition;

/** The words of the tables as the reader says them, and who did what to a version. */
@Named
@RequestScoped
public class ScriptWords {
  @Inject Clock clock;
  @Inject Me me;
  @Inject Scripts scripts;
  @Inject Settings settings;
  @Inject Users users;

  private final Map<String, ScriptVersionRow> known = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** Read once in an answer. */
  ScriptVersionRow version(String id) {
    return known.computeIfAbsent(id, scripts::row);
  }

  Instant now() {
    return clock.instant();
  }

  ZoneId zone() {
    return settings.zone();
  }

  void forget() {
    known.clear();
  }

  public String column(String name) {
    return find("editor.column." + name, name);
  }

  public String word(String word) {
    String code = word.toLowerCase(Locale.ROOT).replace('_', '-');
    return find("editor.word." + code, code.replace('-', ' '));
  }

  public String words(Collection<String> words) {
    return words.stream().map(this::word).collect(Collectors.joining(", "));
  }

  /** A group of situations no row fits; its own text is the name under which it is signed. */
  public String group(String group) {
    return Arrays.stream(group.split("; "))
        .map(part -> part.split(" ", 2))
        .map(part -> part.length < 2 ? word(part[0]) : column(part[0]) + ": " + either(part[1]))
        .collect(Collectors.joining(" · "));
  }

  private String either(String words) {
    return Arrays.stream(words.split(" or "))
        .map(word -> word(word.replace(' ', '_')))
        .collect(Collectors.joining(", "));
  }

  /** {@code identity=PROVEN need=BILLING} as a person reads it. */
  public String situation(String text) {
    return Arrays.stream(text.split(" "))
        .map(part -> part.split("=", 2))
        .filter(part -> part.length == 2)
        .map(part -> column(part[0]) + ": " + word(part[1]))
        .collect(Collectors.joining(" · "));
  }

  /** A finding and the row or column it is about, as a sentence. */
  public String finding(String finding) {
    String[] parts = finding.split(":", 2);
    return Messages.text(
        me.getLocale(), "editor.finding." + parts[0], parts.length < 2 ? "" : parts[1]);
  }

  /** Why a row was passed over, or that it fits. */
  public String look(Trace.Look look) {
    String column = look.column();
    String found = look.found();
    return column == null || found == null
        ? Messages.text(me.getLocale(), "editor.fits")
        : Messages.text(
            me.getLocale(), "editor.passed", column(column), word(found), words(look.wanted()));
  }

  public String name(@Nullable String id) {
    if (id == null) {
      return "–";
    }
    return names.computeIfAbsent(
        id, it -> users.names(List.of(it)).getOrDefault(it, find("editor.product", it)));
  }

  public String when(@Nullable Instant at) {
    return at == null
        ? "–"
        : at.equals(Instant.EPOCH)
            ? Messages.text(me.getLocale(), "editor.always")
            : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(me.getLocale())
                .withZone(settings.zone())
                .format(at);
  }

  public List<String> getLevels() {
    return Arrays.stream(Level.values()).map(Enum::name).toList();
  }

  public List<String> getAllowances() {
    return Arrays.stream(Allowance.values()).map(Enum::name).toList();
  }

  public List<String> getDispositions() {
    return Arrays.stream(Disposition.values()).map(Enum::name).toList();
  }

  private String find(String key, String otherwise) {
    return Messages.find(me.getLocale(), key).orElse(otherwise);
  }
}
