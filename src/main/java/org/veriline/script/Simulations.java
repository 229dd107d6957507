package org.veriline.script;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.platform.Messages;
import org.veriline.platform.Refusal;

/**
 * Playing a caller against a script, with no call and no patient. Who learns the trade plays what
 * is in force; who writes scripts also plays what is not yet.
 */
@ApplicationScoped
@Transactional
public class Simulations {

  /** A version that can be played. */
  public record Choice(String id, int number, ScriptState state) {}

  /**
   * What came of it.
   *
   * @param looks the rows in order, up to the one that fits
   * @param said what the agent says, by language
   * @param sections what opens to whom when everything else is on record
   */
  public record Played(
      String script,
      ScriptRow row,
      List<Trace.Look> looks,
      Map<String, String> said,
      List<Outlook.Line> sections) {}

  @Inject Actors actors;
  @Inject ScriptCases cases;
  @Inject Clock clock;
  @Inject Scripts scripts;

  /** The versions this person may play, the one in force first. */
  @RequiresPermissions("script:simulate")
  public List<Choice> choices(ScriptKind kind) {
    String inForce = scripts.published(kind, clock.instant()).id();
    if (!mayReadDrafts()) {
      return List.of(choice(scripts.known(inForce)));
    }
    return scripts.versions(kind).stream()
        .filter(row -> row.state() != ScriptState.REPLACED && row.state() != ScriptState.RETIRED)
        .sorted(Comparator.comparing(row -> !row.id().equals(inForce)))
        .map(Simulations::choice)
        .toList();
  }

  @RequiresPermissions("script:simulate")
  public Played play(String version, Map<String, String> words) {
    VerificationScript script = playable(version);
    Situation at = Situation.of(script.kind(), words);
    ScriptRow row = script.rowFor(at);
    return new Played(
        script.name(),
        row,
        Trace.of(script, at),
        Messages.LANGUAGES.stream()
            .collect(
                Collectors.toMap(
                    Locale::getLanguage, it -> scripts.say(version, row.saying(), it))),
        Outlook.of(row.allowance(), Outlook.at(at, row)));
  }

  /** Keeps the run: every version that is published from now on has to decide it alike. */
  @RequiresPermissions("script:edit")
  public String keep(String name, String version, Map<String, String> words) {
    VerificationScript script = playable(version);
    return cases.keep(name, script, Situation.of(script.kind(), words));
  }

  private VerificationScript playable(String version) {
    VerificationScript script = scripts.version(version);
    boolean inForce = scripts.published(script.kind(), clock.instant()).id().equals(version);
    if (!inForce && !mayReadDrafts()) {
      throw new Refusal("not-permitted");
    }
    return script;
  }

  private boolean mayReadDrafts() {
    return actors.current().may("script:read");
  }

  private static Choice choice(ScriptVersionRow row) {
    return new Choice(row.id(), row.number(), row.state());
  }
}
